import { isMatch, type Limit } from ".";
import { isRegion } from "./arns";
import { accountIdLimit, organizationIdLimit } from "./source";

const regionLimit: Limit = {
    admits: isRegion,
    allows: "AWS names regions as in eu-west-1",
    fix: "give the name of one region",
};

const issuerLimit: Limit = {
    admits: (value) =>
        isMatch(value, /^(https:\/\/)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\/[A-Za-z0-9._~/-]*)?$/) &&
        String(value).length <= 255 &&
        !/^(https:\/\/)?(cognito-identity\.amazonaws\.com|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)(\/|$)/i.test(
            String(value),
        ),
    allows: "a provider of identities is named by its URL of at most 255 characters, and those that serve everybody are none of yours",
    fix: "give the issuer of the tokens, such as https://token.actions.githubusercontent.com",
};

const providerArnLimit: Limit = {
    admits: (value) => isMatch(value, /^arn:[a-z-]+:iam::\d{12}:oidc-provider\/[A-Za-z0-9._~/-]+$/),
    allows: "IAM names a provider of identities by its ARN",
    fix: "give that ARN, arn:<partition>:iam::<12-digit account>:oidc-provider/<issuer>",
};

const audienceLimit: Limit = {
    admits: (value) => isMatch(value, /^[!-~]{1,255}$/) && !/[*?$]/.test(String(value)),
    allows: "IAM allows 1 to 255 characters, and tokens are made for one audience",
    fix: "give the audience without wildcards",
};

const namespaceLimit: Limit = {
    admits: (value) => isMatch(value, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
    allows: "Kubernetes allows 1 to 63 lowercase letters, digits and hyphens",
    fix: "give the name of one namespace",
};

const serviceAccountLimit: Limit = {
    admits: (value) => isMatch(value, /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/),
    allows: "Kubernetes allows 1 to 253 lowercase letters, digits, hyphens and dots",
    fix: "give the name of one service account",
};

const clusterArnLimit: Limit = {
    admits: (value) =>
        isMatch(value, /^arn:[a-z-]+:eks:[a-z0-9-]+:\d{12}:cluster\/[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/),
    allows: "EKS names a cluster by its ARN",
    fix: "give the ARN of one cluster, arn:<partition>:eks:<region>:<12-digit account>:cluster/<name>",
};

/** Subjects that begin with whose the token is and go on with the circumstances: only those may be left open. */
const IDENTITY_FIRST = [
    /^repo:[^/:*?]+\/[^/:*?]+:./,
    /^project_path:[^:*?]+\/[^:*?]+:./,
    /^organization:[^:*?]+:project:[^:*?]+:workspace:[^:*?]+:./,
    /^organization:[^:*?]+:pipeline:[^:*?]+:./,
    /^org\/[^/*?]+\/project\/[^/*?]+\/./,
    /^pulumi:deploy:org:[^:*?]+:project:[^:*?]+:./,
];

export const subjectLimit: Limit = {
    admits: (value) =>
        isMatch(value, /^[!-~]([ -~]*[!-~])?$/) &&
        !String(value).includes("${") &&
        (!/[*?]/.test(String(value)) || IDENTITY_FIRST.some((form) => form.test(String(value)))),
    allows: "a wildcard stands only for the circumstances of one repository, project or pipeline, never for which one it is",
    fix: 'give the whole subject, or one such as "repo:<organisation>/<repository>:*"',
};

/** The bounds of the members of each trust. */
export const trustLimits = {
    ecsTask: { region: regionLimit },
    batchJob: { region: regionLimit },
    lambda: {
        functionName: {
            admits: (value: unknown) => isMatch(value, /^[A-Za-z0-9_-]{1,64}$/),
            allows: "Lambda allows 1 to 64 letters, digits, hyphens and underscores",
            fix: "give the name of the function, not its ARN",
        },
    },
    ec2: {
        instanceProfileName: {
            admits: (value: unknown) => isMatch(value, /^[\w+=,.@-]{1,128}$/),
            allows: "IAM allows 1 to 128 letters, digits and the characters _+=,.@-",
            fix: "choose such a name",
        },
    },
    eksIrsa: {
        issuer: issuerLimit,
        providerArn: providerArnLimit,
        audience: audienceLimit,
        namespace: namespaceLimit,
        serviceAccount: serviceAccountLimit,
    },
    eksPodIdentity: {
        clusterArn: clusterArnLimit,
        namespace: namespaceLimit,
        serviceAccount: serviceAccountLimit,
    },
    oidc: { issuer: issuerLimit, providerArn: providerArnLimit, audience: audienceLimit },
    account: {
        externalId: {
            admits: (value: unknown) => isMatch(value, /^[\w+=,.@:/-]{2,1224}$/),
            allows: "STS allows 2 to 1224 letters, digits and the characters _+=,.@:/-",
            fix: "agree on such an id with the other account, one that nobody guesses",
        },
        organizationId: organizationIdLimit,
    },
    ssoPermissionSet: {
        permissionSetName: {
            admits: (value: unknown) => isMatch(value, /^[\w+=,.@-]{1,32}$/),
            allows: "IAM Identity Center allows 1 to 32 letters, digits and the characters _+=,.@-",
            fix: "give the name of one permission set",
        },
        accountId: accountIdLimit,
    },
};
