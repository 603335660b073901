import {
    Access,
    KeyPolicyMode,
    MessagingKey,
    MessagingSet,
    SourceService,
    type MessagingSetArgs,
} from "../../../components";
import type { Program } from "../inline-deployment";

/** The roles of the set, and who takes them: one that EC2 takes, for which there is an instance profile too. */
export const roles = {
    api: { access: Access.Publisher, trust: { ecsTask: {} } },
    worker: { access: Access.Consumer, trust: { ecsTask: {} } },
    ops: { access: Access.Operator, trust: { ec2: {} } },
};

/** An existing queue, which the account has by this name. */
export const plainQueue = "plain-orders";
const importUrl = `https://sqs.us-east-1.amazonaws.com/111122223333/${plainQueue}`;

/** Small but complete: a key, a topic, a queue, its dead-letter queues, three roles and the alarms. */
export function referenceSet(args: MessagingSetArgs = {}, name = "orders", formerName?: string): Program {
    return async () => {
        const aliases = formerName === undefined ? [] : [{ name: formerName }];
        return outputsOf(new MessagingSet(name, { roles, ...args }, { aliases }));
    };
}

/** The programs that are deployed one after the other. */
export const versions = {
    asItIs: referenceSet(),
    withOtherSettings: referenceSet({
        encryption: { rotationPeriodInDays: 180 },
        topic: { displayName: "Orders" },
        queues: { main: { visibilityTimeoutSeconds: 60, deadLetter: { maxReceiveCount: 4 } } },
        roles: { ...roles, api: { ...roles.api, maxSessionDuration: 7200 } },
    }),
    withOneMoreRole: referenceSet({
        roles: { ...roles, second: { access: Access.Consumer, trust: { ecsTask: {} } } },
    }),
    withOneRoleLess: referenceSet({ roles: { api: roles.api, ops: roles.ops } }),
    leftToIam: referenceSet({ encryption: { mode: KeyPolicyMode.DelegateToIam } }),
    exclusive: referenceSet({ exclusive: { enabled: true } }),
    renamed: referenceSet({}, "shop", "orders"),
    withOtherNames: referenceSet({ name: "shop" }),
    withPlainQueue: referenceSet({ queues: { main: { importUrl } } }),
    encryptedBySqs: referenceSet({
        encryption: { sseSqsReason: "Public data only, agreed with security in SEC-42" },
    }),
    onFirstKey: onKey("first"),
    onSecondKey: onKey("second"),
} satisfies Record<string, Program>;

/** The set on one of two keys that somebody else manages; what the other encrypted can still be read. */
function onKey(used: "first" | "second"): Program {
    return async () => {
        const keys = { first: sharedKey("first"), second: sharedKey("second") };
        const { [used]: own, [used === "first" ? "second" : "first"]: other } = keys;
        const encryption = { kmsKeyArn: own.keyArn, previousKeyArns: [other.keyArn] };
        return outputsOf(new MessagingSet("orders", { name: "orders", roles, encryption }));
    };
}

function sharedKey(name: string): MessagingKey {
    const sources = [{ service: SourceService.Sns, name: "orders" }];
    return new MessagingKey(name, { mode: KeyPolicyMode.DelegateToIam, sources, protect: false });
}

/** What the program tells of its set. */
export interface Outputs {
    topicArn: string;
    queueUrls: { main: string };
    deadLetterQueueUrls: { main: string };
    roleArns: { api: string; worker: string; ops: string };
}

function outputsOf({ topicArn, queueUrls, deadLetterQueueUrls, roleArns }: MessagingSet) {
    return { topicArn, queueUrls, deadLetterQueueUrls, roleArns };
}
