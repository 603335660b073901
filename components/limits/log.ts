import { type Limit } from ".";
import { customerKeyLimit } from "./key";

const days = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** For how many days a log group keeps what is written into it: CloudWatch takes no others. */
export const logRetentionLimit: Limit = {
    admits: (value) => days.some((allowed) => allowed === value),
    allows: `CloudWatch allows ${days.join(", ")} days`,
    fix: "choose one of these",
};

/** A key that CloudWatch Logs may be admitted to. */
export const logKeyLimit: Limit = {
    admits: (value) => customerKeyLimit.admits(value),
    allows: "CloudWatch Logs takes a key by its ARN",
    fix: "give that ARN, arn:<partition>:kms:<region>:<12-digit account>:key/<id>",
};
