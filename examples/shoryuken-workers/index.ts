import { secret } from "./database";
import { images } from "./execution";
import { dataKeyAlias, signingKey } from "./keys";
import "./logs";
import { jobs } from "./messaging";
import { databaseGroup } from "./network";
import "./services";
import { app } from "./settings";

export const { keyArn, queueUrls, queueArns, deadLetterQueueUrls, deadLetterQueueArns, roleArns } = jobs;
export const { notificationTopicArn } = jobs;

/** What the application is told by its environment. */
export const environment = {
    signingKey: signingKey.name,
    dataKey: dataKeyAlias.name,
    purpose: `${app}-jobs`,
};

export const databaseSecretArn = secret.arn;
export const databaseSecurityGroupId = databaseGroup.id;
export const imageRepositoryUrl = images.repositoryUrl;
