import { conditionVerdicts, FOREIGN, OWN, QUEUE } from "../support/statements";

const ORG = "o-a1b2c3d4e5";
const TOPIC = `arn:aws:sns:us-east-1:${OWN}:orders`;

conditionVerdicts("keys that bind the caller", [
    ["nothing binds", {}, "anonymous principal service"],
    ["the organisation", { StringEquals: { "aws:PrincipalOrgID": ORG } }, "nobody"],
    [
        "the organisation in another case of the key",
        { StringEquals: { "AWS:PRINCIPALORGID": ORG } },
        "nobody",
    ],
    ["the organisation, ignoring case", { StringEqualsIgnoreCase: { "aws:PrincipalOrgID": ORG } }, "nobody"],
    [
        "the organisation as a pattern without wildcards",
        { StringLike: { "aws:PrincipalOrgID": ORG } },
        "nobody",
    ],
    ["organisations", { StringLike: { "aws:PrincipalOrgID": "o-*" } }, "principal"],
    ["any organisation", { StringLike: { "aws:PrincipalOrgID": "*" } }, "principal"],
    ["a star compared whole", { StringEquals: { "aws:PrincipalOrgID": "*" } }, "nobody"],
    ["being in an organisation", { Null: { "aws:PrincipalOrgID": "false" } }, "principal"],
    [
        "the organisation, or none",
        { StringEqualsIfExists: { "aws:PrincipalOrgID": ORG } },
        "anonymous principal service",
    ],
    [
        "not the organisation",
        { StringNotEquals: { "aws:PrincipalOrgID": ORG } },
        "anonymous principal service",
    ],
    [
        "a path of the organisation",
        { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": `${ORG}/r-ab12/*` } },
        "nobody",
    ],
    [
        "a path of any organisation",
        { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-*/r-ab12/*" } },
        "principal",
    ],
    [
        "a path of the organisation for all values, of which there may be none",
        { "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": `${ORG}/*` } },
        "anonymous principal service",
    ],
    ["a role", { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/worker` } }, "nobody"],
    ["roles of the account", { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/*` } }, "nobody"],
    [
        "a role of the account by StringLike",
        { StringLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/worker` } },
        "nobody",
    ],
    [
        "roles of the account by StringLike",
        { StringLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/*` } },
        "nobody",
    ],
    [
        "a star before the account, which a path with colons fills",
        { StringLike: { "aws:PrincipalArn": `*:${OWN}:role/worker` } },
        "principal",
    ],
    [
        "a star before the account, which stays within its part of an ARN",
        { ArnLike: { "aws:PrincipalArn": `*:${OWN}:role/worker` } },
        "nobody",
    ],
    ["a role of any account", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/worker" } }, "principal"],
    [
        "a role of any account by ArnEquals",
        { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::*:role/worker" } },
        "principal",
    ],
    [
        "a role of any account, compared whole",
        { StringEquals: { "aws:PrincipalArn": "arn:aws:iam::*:role/worker" } },
        "nobody",
    ],
    ["a name at the end of an ARN", { StringLike: { "aws:PrincipalArn": "*role/worker" } }, "principal"],
    [
        "one role or any",
        { ArnLike: { "aws:PrincipalArn": [`arn:aws:iam::${OWN}:role/worker`, "*"] } },
        "principal",
    ],
    ["the account", { StringEquals: { "aws:PrincipalAccount": OWN } }, "nobody"],
    ["accounts", { StringEquals: { "aws:PrincipalAccount": [OWN, FOREIGN] } }, "nobody"],
    ["accounts by a pattern", { StringLike: { "aws:PrincipalAccount": "1*" } }, "principal"],
    ["not the account", { StringNotEquals: { "aws:PrincipalAccount": OWN } }, "anonymous principal service"],
    ["the caller's account of KMS", { StringEquals: { "kms:CallerAccount": OWN } }, "nobody"],
    ["the user id of a role", { StringLike: { "aws:userid": "AROAEXAMPLEID:*" } }, "nobody"],
    ["an endpoint", { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } }, "nobody"],
    ["endpoints by a pattern", { StringLike: { "aws:SourceVpce": "vpce-*" } }, "anonymous principal"],
    [
        "not an endpoint",
        { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
        "anonymous principal service",
    ],
    [
        "an endpoint, or none",
        { StringEqualsIfExists: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
        "anonymous principal service",
    ],
    ["a network", { StringEquals: { "aws:SourceVpc": "vpc-1a2b3c4d" } }, "nobody"],
    ["the owner of an endpoint", { StringEquals: { "aws:VpceAccount": OWN } }, "nobody"],
    ["the organisation of an endpoint", { StringEquals: { "aws:VpceOrgID": ORG } }, "nobody"],
    ["one address", { IpAddress: { "aws:SourceIp": "203.0.113.7" } }, "nobody"],
    [
        "halves of the internet",
        { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } },
        "anonymous principal",
    ],
    ["not one address", { NotIpAddress: { "aws:SourceIp": "203.0.113.7" } }, "anonymous principal service"],
    [
        "one address, or none",
        { IpAddressIfExists: { "aws:SourceIp": "203.0.113.7" } },
        "anonymous principal service",
    ],
]);

conditionVerdicts(
    "the user id",
    [
        ["of a role", { StringLike: { "aws:userid": "AROAEXAMPLEID:*" } }, "nobody"],
        ["of roles by a pattern", { StringLike: { "aws:userid": "AROA*:worker" } }, "principal"],
        ["of any session", { StringLike: { "aws:userid": "*:worker" } }, "principal"],
        ["of those who do not sign", { StringEquals: { "aws:userid": "anonymous" } }, "anonymous"],
    ],
    [{ kind: "anonymous" }, { kind: "principal" }],
);

conditionVerdicts("keys that bind nobody", [
    ["the user agent", { StringEquals: { "aws:UserAgent": "worker" } }, "anonymous principal service"],
    [
        "the referer",
        { StringEquals: { "aws:Referer": "https://example.com" } },
        "anonymous principal service",
    ],
    ["a tag of the principal", { StringEquals: { "aws:PrincipalTag/team": "orders" } }, "principal"],
    ["the name of a user", { StringEquals: { "aws:username": "worker" } }, "principal"],
    [
        "a service on the way",
        { "ForAnyValue:StringEquals": { "aws:CalledVia": "athena.amazonaws.com" } },
        "principal",
    ],
    [
        "the first service on the way",
        { StringEquals: { "aws:CalledViaFirst": "athena.amazonaws.com" } },
        "principal",
    ],
    ["coming by way of a service", { Bool: { "aws:ViaAWSService": "true" } }, "principal"],
    [
        "not coming by way of a service",
        { Bool: { "aws:ViaAWSService": "false" } },
        "anonymous principal service",
    ],
    [
        "the topic that a key serves",
        { ArnEquals: { "kms:EncryptionContext:aws:sns:topicArn": TOPIC } },
        "anonymous principal",
    ],
    [
        "any topic that a key serves",
        { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": "*" } },
        "anonymous principal service",
    ],
    [
        "the queue that a key serves",
        { ArnEquals: { "kms:EncryptionContext:aws:sqs:arn": QUEUE } },
        "anonymous principal",
    ],
    [
        "any queue that a key serves",
        { ArnLike: { "kms:EncryptionContext:aws:sqs:arn": "*" } },
        "anonymous principal service",
    ],
    ["a region", { StringEquals: { "aws:RequestedRegion": "us-east-1" } }, "anonymous principal service"],
    [
        "the time",
        { DateGreaterThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } },
        "anonymous principal service",
    ],
    ["TLS", { Bool: { "aws:SecureTransport": "true" } }, "anonymous principal service"],
    [
        "no TLS, which services always use",
        { Bool: { "aws:SecureTransport": "false" } },
        "anonymous principal",
    ],
    [
        "a service in between",
        { StringEquals: { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } },
        "anonymous principal service",
    ],
    [
        "the context that a caller of KMS sends",
        { StringEquals: { "kms:EncryptionContext:team": "orders" } },
        "anonymous principal service",
    ],
    [
        "the resource's own account",
        { StringEquals: { "aws:ResourceAccount": OWN } },
        "anonymous principal service",
    ],
    ["a key that nobody knows", { StringEquals: { "example:key": "a" } }, "anonymous principal service"],
]);
