import assert from "node:assert";

import { actionsOf } from "../../iam";
import { ACCOUNT } from "./mocks";
import { simulateWith } from "./simulator";

type Policy = Record<string, unknown>;

/** A resource, as it is recorded or as the state of a stack holds it. */
export interface Made {
    name: string;
    inputs: Record<string, unknown>;
    /** What the provider made of the inputs. */
    state: Record<string, unknown>;
}

/** The resources of a program. */
interface Resources {
    ofType(type: string): Made[];
}

/** A role with everything that is attached to it. */
export interface Caller {
    name: string;
    arn: string;
    policies: { name: string; policy: Policy }[];
    tags: Record<string, string>;
}

/** A queue, topic or key with its one policy. */
export interface Target {
    name: string;
    kind: "queue" | "topic" | "key";
    arn: string;
    policy: Policy;
    tags: Record<string, string>;
    /** Of a key. */
    aliases: string[];
}

/** What the documents of a deployed program are attached to. */
export interface Deployed {
    callers: Caller[];
    targets: Target[];
    region: string;
    dnsSuffix: string;
}

/** How a call comes in, where it is not the usual one: signed, with TLS, by the role itself. */
export interface Way {
    plainHttp?: boolean;
    /** The service that makes the call to KMS for the caller. */
    via?: "sqs" | "sns";
    /** Further keys of the request. */
    context?: Record<string, string | string[]>;
}

/** Finds out what documents are attached to, by the properties that AWS goes by: names, URLs, ids. */
export function deployedBy(
    resources: Resources,
    region = "eu-west-1",
    dnsSuffix = "amazonaws.com",
): Deployed {
    const policies = (type: string, at: string) => (physical: unknown) =>
        resources.ofType(type).filter(({ inputs }) => String(inputs[at]).split("/").at(-1) === physical);
    const target = (kind: Target["kind"], found: Made[], arn: string, resource: Made) => {
        // Where no resource of its own holds the policy, it is a property.
        const [document, ...others] = found.length > 0 ? found : [resource];
        assert.strictEqual(others.length, 0, `${resource.name} has ${found.length} policies`);
        // Without one in the program, AWS gives a key or a topic its own.
        const written = document!.inputs["policy"] ?? document!.state["policy"];
        const policy = JSON.parse(String(written)) as Policy;
        return { name: resource.name, kind, arn, policy, tags: tagsOf(resource), aliases: [] };
    };
    const queues = resources.ofType("aws:sqs/queue:Queue").map((queue) => {
        const found = policies("aws:sqs/queuePolicy:QueuePolicy", "queueUrl")(queue.state["name"]);
        return target("queue", found, String(queue.state["arn"]), queue);
    });
    const topics = resources.ofType("aws:sns/topic:Topic").map((topic) => {
        const found = policies("aws:sns/topicPolicy:TopicPolicy", "arn")(topic.state["arn"]);
        return target("topic", found, String(topic.state["arn"]), topic);
    });
    const keys = resources.ofType("aws:kms/key:Key").map((key) => {
        const found = policies("aws:kms/keyPolicy:KeyPolicy", "keyId")(key.state["keyId"]);
        const aliases = resources
            .ofType("aws:kms/alias:Alias")
            .filter(({ inputs }) => inputs["targetKeyId"] === key.state["keyId"])
            .map(({ state }) => String(state["name"]));
        return { ...target("key", found, String(key.state["arn"]), key), aliases };
    });
    const callers = resources.ofType("aws:iam/role:Role").map((role) => callerOf(resources, role));
    return { callers, targets: [...queues, ...topics, ...keys], region, dnsSuffix };
}

function callerOf(resources: Resources, role: Made): Caller {
    const attached = resources
        .ofType("aws:iam/rolePolicy:RolePolicy")
        .filter(({ inputs }) => inputs["role"] === role.state["name"]);
    const managed = resources
        .ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
        .filter(({ inputs }) => inputs["role"] === role.state["name"])
        .flatMap(({ inputs }) =>
            resources
                .ofType("aws:iam/policy:Policy")
                .filter(({ state }) => state["arn"] === inputs["policyArn"]),
        );
    return {
        name: role.name,
        arn: String(role.state["arn"]),
        policies: [...attached, ...managed].map(({ name, inputs }) => ({
            name,
            policy: JSON.parse(String(inputs["policy"])) as Policy,
        })),
        tags: tagsOf(role),
    };
}

function tagsOf({ inputs }: Made): Record<string, string> {
    return (inputs["tags"] ?? {}) as Record<string, string>;
}

/** Actions that IAM knows for no single resource. */
export const ON_EVERYTHING = [
    "sqs:ListQueues",
    "sns:GetSubscriptionAttributes",
    "sns:ListSubscriptions",
    "sns:ListTopics",
    "sns:SetSubscriptionAttributes",
    "sns:Unsubscribe",
];

/** SNS takes it in topic policies, but no call is authorised by it. */
const NO_CALL = ["sns:Receive"];

/** Every action on targets of a kind. */
export function actionsOn(kind: Target["kind"]): readonly string[] {
    const service = ({ queue: "sqs", topic: "sns", key: "kms" } as const)[kind];
    return actionsOf(service).filter((action) => ![...ON_EVERYTHING, ...NO_CALL].includes(action));
}

/** Whether the simulator lets a role of the own account make a call. */
export async function isAllowed(
    { region, dnsSuffix }: Deployed,
    caller: Caller,
    action: string,
    target: Target,
    way: Way = {},
): Promise<boolean> {
    const tags = (of: Record<string, string>, key: string) =>
        Object.entries(of).map(([name, value]) => [`${key}/${name}`, value]);
    const context: Record<string, string | string[]> = {
        "aws:SecureTransport": String(way.plainHttp !== true),
        "aws:PrincipalAccount": caller.arn.split(":")[4]!,
        "aws:PrincipalArn": caller.arn,
        "aws:PrincipalIsAWSService": "false",
        ...Object.fromEntries(tags(caller.tags, "aws:PrincipalTag")),
        ...Object.fromEntries(tags(target.tags, "aws:ResourceTag")),
        ...(target.aliases.length > 0 ? { "kms:ResourceAliases": target.aliases } : {}),
        ...(way.via ? { "kms:ViaService": `${way.via}.${region}.${dnsSuffix}` } : {}),
        ...way.context,
    };
    if (action === "sns:Subscribe" && !way.context)
        Object.assign(context, {
            "sns:Protocol": "sqs",
            "sns:Endpoint": `arn:aws:sqs:${region}:${ACCOUNT}:other-queue`,
        });
    const policies = {
        identityPolicies: caller.policies.map(filledIn(caller)),
        resourcePolicy: target.policy,
    };
    return (
        (await simulateWith(policies, { principal: caller.arn, context }, action, target.arn)) === "Allowed"
    );
}

type Named = Caller["policies"][number];

/** The simulator takes the colon of a variable in a resource for one of the ARN: it is filled in beforehand. */
function filledIn({ tags }: Caller): (named: Named) => Named {
    const variable = /\$\{aws:PrincipalTag\/([^}]+)\}/g;
    const own = (text: string) => text.replace(variable, (whole, tag: string) => tags[tag] ?? whole);
    return ({ name, policy }) => ({ name, policy: JSON.parse(own(JSON.stringify(policy))) as Policy });
}

/** A principal whose own account has given it everything. */
export function stranger(arn: string): Caller {
    const everything = { Effect: "Allow", Action: "*", Resource: "*" };
    const policy = { Version: "2012-10-17", Statement: everything };
    return { name: arn, arn, policies: [{ name: "everything", policy }], tags: {} };
}

export const OWN_ADMIN = stranger(`arn:aws:iam::${ACCOUNT}:role/administrator`);
