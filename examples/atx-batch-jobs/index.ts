import "./alerts";
import { api, caller, stage } from "./api";
import { definition, images, queue } from "./batch";
import { results, sources } from "./files";
import "./logs";
import { messaging } from "./messaging";
import { secret } from "./secret";

export const { queueUrls, queueArns, deadLetterQueueUrls, deadLetterQueueArns, roleArns } = messaging;
export const { topicArn, notificationTopicArn } = messaging;
export const apiId = api.id;
export const apiUrl = stage.invokeUrl;
export const callerRoleArn = caller.arn;
export const jobQueue = queue.name;
export const jobDefinition = definition.name;
export const sourceBucket = sources.name;
export const resultBucket = results.name;
export const secretName = secret.name;
export const imageRepositoryUrl = images.repositoryUrl;
