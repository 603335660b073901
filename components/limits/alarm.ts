import { isMatch } from ".";

export const alarmLimits = {
    deadLetterDepth: {
        admits: (value: unknown) => Number.isInteger(value) && Number(value) >= 1,
        allows: "an alarm goes off at a number of messages, from 1 up",
        fix: "choose a whole number, 1 or more",
    },
    actionArns: {
        most: 5,
        item: {
            admits: (value: unknown) => isMatch(value, /^arn:[a-z-]+:[a-z0-9-]+:.+$/),
            allows: "CloudWatch takes ARNs of topics, functions and the like",
            fix: "give an ARN",
        },
    },
};
