import { partner, describeBound, type Bound, friend, producer } from "../../support/roles";

const external =
    "STS allows 2 to 1224 letters, digits and the characters _+=,.@:/-; agree on such an id with the other account, " +
    "one that nobody guesses.";
const organization =
    "AWS Organizations names an organisation by o- and 10 to 32 lowercase letters and digits; give the id of the " +
    "organisation.";
const set =
    "IAM Identity Center allows 1 to 32 letters, digits and the characters _+=,.@-; give the name of one permission set.";
const twelve = "an account of AWS has 12 digits; give them, in quotation marks.";
const arns =
    "IAM names a role by its ARN; give the ARN of one role, arn:<partition>:iam::<12-digit account>:role/<name>, " +
    "without wildcards.";

const bounds: Bound<string>[] = [
    {
        path: "trust.account.principalArns[0]",
        says: arns,
        admits: [partner, "arn:aws-cn:iam::444455556666:role/apps/partner"],
        refuses: [
            "*",
            "444455556666",
            "arn:aws:iam::444455556666:root",
            "arn:aws:iam::444455556666:user/alice",
            "arn:aws:iam::123456789:role/partner",
            "arn:aws:iam::444455556666:role/*",
        ],
        args: (value) => ({ ...producer, trust: { account: { ...friend, principalArns: [value] } } }),
    },
    {
        path: "trust.account.externalId",
        says: external,
        admits: ["ab", "a".repeat(1_224), "a_b+c=d,e.f@g:h/i-j"],
        refuses: ["", "a", "a".repeat(1_225), "a b", "a*"],
        args: (value) => ({ ...producer, trust: { account: { ...friend, externalId: value } } }),
    },
    {
        path: "trust.account.organizationId",
        says: organization,
        admits: ["o-a1b2c3d4e5"],
        refuses: ["*", "o-*", "o-short", "111122223333"],
        args: (value) => ({
            ...producer,
            trust: { account: { principalArns: [partner], organizationId: value } },
        }),
    },
    {
        path: "trust.ssoPermissionSet.permissionSetName",
        says: set,
        admits: ["p", "p".repeat(32), "a+b=c,d.e@f-g_h"],
        refuses: ["", "p".repeat(33), "*", "a/b", "a?"],
        args: (value) => ({ ...producer, trust: { ssoPermissionSet: { permissionSetName: value } } }),
    },
    {
        path: "trust.ssoPermissionSet.accountId",
        says: twelve,
        admits: ["444455556666"],
        refuses: ["", "123456789", "*"],
        args: (value) => ({
            ...producer,
            trust: { ssoPermissionSet: { permissionSetName: "Ops", accountId: value } },
        }),
    },
];

bounds.forEach(describeBound);
