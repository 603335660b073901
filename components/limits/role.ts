import { isMatch } from ".";

export const roleLimits = {
    path: {
        admits: (value: unknown) => isMatch(value, /^\/([!-~]{1,510}\/)?$/),
        allows: 'IAM allows paths that begin and end with "/", of at most 512 characters',
        fix: 'choose a path such as "/messaging/"',
    },
    permissionsBoundaryArn: {
        admits: (value: unknown) => isMatch(value, /^arn:[a-z-]+:iam::(\d{12}|aws):policy\/.+$/),
        allows: "a permissions boundary is an IAM managed policy",
        fix: "give its ARN, arn:<partition>:iam::<12-digit account>:policy/<name>",
    },
};
