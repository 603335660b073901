import { isMatch, type Limit } from ".";

export const accountIdLimit: Limit = {
    admits: (value) => isMatch(value, /^\d{12}$/),
    allows: "an account of AWS has 12 digits",
    fix: "give them, in quotation marks",
};

export const organizationIdLimit: Limit = {
    admits: (value) => isMatch(value, /^o-[a-z0-9]{10,32}$/),
    allows: "AWS Organizations names an organisation by o- and 10 to 32 lowercase letters and digits",
    fix: "give the id of the organisation",
};

export const roleArnLimit: Limit = {
    admits: (value) => isMatch(value, /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/),
    allows: "IAM names a role by its ARN",
    fix: "give the ARN of one role, arn:<partition>:iam::<12-digit account>:role/<name>, without wildcards",
};

/** Principals that a Deny spares; roles of single sign-on end in characters that nobody knows beforehand. */
export const sparedArnLimit: Limit = {
    admits: (value) => isMatch(value, /^arn:[a-z-]+:iam::\d{12}:(role|user)\/[\w+=,.@/*-]{1,576}$/),
    allows: "IAM names a role or user by its ARN",
    fix: "give the ARN of a role or user of one account; its name may have wildcards",
};

export const tagKeyLimit: Limit = {
    admits: (value) => isMatch(value, /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/iu),
    allows: "IAM allows 128 letters, digits, spaces and characters of _.:/=+-@, and keeps aws: for itself",
    fix: "give the key of a tag of the caller",
};

export const tagValueLimit: Limit = {
    admits: (value) => isMatch(value, /^[\p{L}\p{Z}\p{N}_.:/=+@-]{1,256}$/u),
    allows: "IAM allows 256 letters, digits, spaces and characters of _.:/=+-@, and an empty tag proves nothing",
    fix: "give the value of a tag of the caller",
};

export const networkIdLimits = {
    vpcEndpointIds: idLimit("vpce-", "VPC endpoint"),
    vpcIds: idLimit("vpc-", "VPC"),
};

function idLimit(prefix: string, thing: string): Limit {
    return {
        admits: (value) => isMatch(value, new RegExp(`^${prefix}([0-9a-f]{8}|[0-9a-f]{17})$`)),
        allows: `EC2 names a ${thing} by ${prefix} and 8 or 17 hexadecimal digits`,
        fix: `give the id of a ${thing}`,
    };
}
