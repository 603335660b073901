import "./functions";
import { files } from "./files";
import { dataKey, signingKey } from "./keys";
import { messaging } from "./messaging";
import { engineer } from "./people";
import "./permissions";
import { warehouse } from "./warehouse";
import { ledgerTable, stockTable } from "./tables";

export const { queueUrls, deadLetterQueueUrls, deadLetterQueueArns, roleArns, alarmNames } = messaging;
export const { notificationTopicArn } = messaging;
export const queueKeyArn = messaging.keyArn;
export const bucket = files.name;
export const tables = { stock: stockTable.name, ledger: ledgerTable.name };
export const keyArns = { data: dataKey.arn, signing: signingKey.arn };
export const warehouseRoleArn = warehouse.arn;
export const engineerRoleArn = engineer.arn;
