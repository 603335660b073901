import { queues } from "./queues";
import "./topic";

export const { keyArn, queueUrls, queueArns, deadLetterQueueUrls, deadLetterQueueArns, roleArns } = queues;
