import fc, { type Arbitrary } from "fast-check";

import { Access, SubscriptionProtocol } from "../../../components";
import { ACCOUNT } from "../mocks";
import { accountId, foreignRoleArn, organizationId } from "./sources";
import { input, inputList, needed, range, some, text, value, type Members } from "./values";

const GITHUB = "token.actions.githubusercontent.com";
const CLUSTER = "oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C3D4E5F";
const provider = (issuer: string) => `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer}`;
const region = input(fc.constantFrom("eu-west-1", "us-gov-west-1"), "Ireland", "*", "");
const namespace = input(fc.constantFrom("orders", "n".repeat(63)), "*", "N", "");
const serviceAccount = input(fc.constantFrom("worker", "a.b-c", "s".repeat(253)), "*", "a b", "");
const subject = input(
    fc.constantFrom(
        "repo:acme/orders:ref:refs/heads/main",
        "repo:acme/orders:*",
        "project_path:acme/orders:ref:*",
        "me",
    ),
    "*",
    "repo:*",
    "repo:acme/*:ref:x",
);
const boundary = `arn:aws:iam::${ACCOUNT}:policy/boundary`;

/** One of each kind of trust. */
export const trusts: Record<string, Arbitrary<object>> = {
    ecsTask: some({ region }),
    batchJob: some({ region }),
    lambda: some({
        eventSourceMapping: fc.boolean(),
        functionName: input(fc.constantFrom("orders", "f".repeat(64)), "arn:aws:lambda:x", ""),
        tracing: fc.boolean(),
        vpc: fc.boolean(),
    }),
    ec2: some({ instanceProfileName: input(fc.constantFrom("p", "p".repeat(128)), "p".repeat(129), "ü") }),
    eksIrsa: needed(
        { issuer: text(CLUSTER, `https://${CLUSTER}`), namespace, serviceAccount },
        {
            providerArn: input(fc.constant(provider(CLUSTER)), provider(GITHUB)),
            audience: text("sts.amazonaws.com", "me"),
        },
    ),
    eksPodIdentity: needed({
        clusterArn: input(fc.constant(`arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/live`), "live", "*"),
        namespace,
        serviceAccount,
    }),
    oidc: needed(
        { issuer: text(GITHUB, `https://${GITHUB}`), subjects: inputList(subject) },
        { providerArn: text(provider(GITHUB)), audience: input(fc.constant("me"), "*", "") },
    ),
    account: fc.oneof(
        needed(
            { principalArns: inputList(foreignRoleArn), externalId: text("a1", "e".repeat(1200)) },
            { organizationId },
        ),
        needed({ principalArns: inputList(foreignRoleArn), organizationId }),
    ),
    ssoPermissionSet: needed(
        { permissionSetName: input(fc.constantFrom("Operators", "p".repeat(32)), "*", "p".repeat(33)) },
        { accountId },
    ),
};

export const trust = fc.oneof(
    ...Object.entries(trusts).map(([platform, member]) => needed({ [platform]: member })),
);

export const boundaryArn = input(
    fc.constantFrom(boundary, "arn:aws:iam::aws:policy/PowerUserAccess"),
    "boundary",
    "",
);
export const path = input(
    fc.constantFrom("/", "/messaging/", `/${"p".repeat(510)}/`),
    "messaging",
    "",
    "/ü/",
);

/** What roles say of themselves, whether in a set or alone. */
const made = (): Members => ({
    path,
    permissionsBoundaryArn: boundaryArn,
    maxSessionDuration: range(3_600, 43_200),
});

/** Roles that are there already; hardly ever is one of them named twice. */
export const existingRoleArn = fc
    .noShrink(fc.integer({ min: 1, max: 1_000_000_000 }))
    .chain((nth) =>
        input(
            fc.constantFrom(
                `arn:aws:iam::${ACCOUNT}:role/there-${nth}`,
                `arn:aws:iam::${ACCOUNT}:role/a/b/there-${nth}`,
            ),
            `arn:aws:iam::${ACCOUNT}:role/aws-reserved/there`,
            "there",
        ),
    );

/** What goes with one access only. */
export function ofAccess(access: Access): Members {
    const protocols = Object.values(SubscriptionProtocol);
    const chosen = value(fc.subarray(protocols, { minLength: 1 }), [], ["email"]);
    if (access === Access.Subscriber) return { subscriptionProtocols: chosen };
    return access === Access.Operator ? { purge: fc.boolean() } : {};
}

/** A role that is made, with all it may say, or one that is there. */
export function role(
    access: Access,
    members: { all?: Members; some?: Members; ofMade?: Members },
): Arbitrary<unknown> {
    const all = { access: value(fc.constant(access), "Admin", "", undefined), ...members.all };
    const few = { ...ofAccess(access), ...members.some };
    return fc.oneof(
        { weight: 6, arbitrary: needed({ ...all, trust }, { ...few, ...made(), ...members.ofMade }) },
        { weight: 1, arbitrary: needed({ ...all, existingRoleArn }, few) },
    );
}

/** A role of a set with these queues. */
export function setRole(queues: readonly string[], topic: boolean): Arbitrary<unknown> {
    const onTopic = [Access.Publisher, Access.Subscriber];
    const onQueues = Object.values(Access).filter((access) => !onTopic.includes(access));
    const named = { queues: value(fc.subarray([...queues], { minLength: 1 }), [], ["elsewhere"]) };
    return fc
        .constantFrom(...onQueues, ...(topic ? onTopic : []))
        .chain((access) => role(access, { some: onTopic.includes(access) ? {} : named }));
}

export const roleKeys = ["api", "worker", "ops", "partner"];

export const abacKeys = value(
    fc.subarray(["Team", "stage"], { minLength: 1 }),
    [],
    ["aws:x"],
    ["Team", "team"],
);
