import { DEFAULTS, type Configuration } from "../../policypack/configuration";
import { problemsOf, stackProblemsOf } from "../../policypack/judge";
import { GivenInputs } from "../../policypack/model/given";
import { stackOf, viewOf } from "../../policypack/model/view";
import { isStackRule, type Problem, type Rule } from "../../policypack/rule";
import { rules } from "../../policypack/rules";
import { UNKNOWN, type Recording, type Registration } from "./mocks";
import { unknown } from "./wire";

export interface Judged {
    /** Accounts that the program means to let in. */
    trustedAccounts?: readonly string[];
    /** Rules whose findings were decided on. */
    exempt?: readonly string[];
    /** Whether what stands around messages is another program's matter. */
    partsAlone?: boolean;
}

/** What an organisation decides that lets components use all of their bounds. */
const SETTINGS: Configuration = {
    ...DEFAULTS,
    maximumReuseSeconds: 86_400,
    minimumDeletionWindowDays: 7,
    advice: "mandatory",
};

/** What AWS names when it creates a resource: a preview does not know it. */
const LATER = ["arn", "id", "url", "keyId", "targetKeyArn"];

/** What all rules of the pack find in a preview, undecided or not, except what AWS offers no way around. */
export function findingsIn(recording: Recording, judged: Judged = {}): string[] {
    const configuration = { ...SETTINGS, trustedAccounts: judged.trustedAccounts ?? [] };
    const applying = rules.filter(
        (rule) => !judged.exempt?.includes(rule.name) && !(judged.partsAlone && rule.surroundings),
    );
    const told = new Set<string>();
    const tell = (rule: Rule, on: string, { what, ...problem }: Problem) => {
        if (!("unavoidable" in problem)) told.add(`${rule.name} of ${on}: ${problem.verdict}: ${what}`);
    };
    const given = new GivenInputs();
    for (const { inputs, ...shown } of requested(recording)) {
        const resource = viewOf({ ...shown, props: inputs }, given);
        for (const rule of applying)
            if (!isStackRule(rule) && rule.types.includes(shown.type))
                for (const problem of problemsOf(rule, resource, configuration))
                    tell(rule, shown.name, problem);
    }
    const stack = stackOf(requested(recording), given);
    for (const rule of applying)
        if (isStackRule(rule))
            for (const problem of stackProblemsOf(rule, stack, configuration))
                tell(rule, "resource" in problem ? problem.resource.name : "the stack", problem);
    return [...told].sort();
}

/** The resources as a preview shows them to the pack. */
function requested({ all }: Recording) {
    const urns = new Map(all.map((it) => [`${it.type} ${it.name}`, { urn: `urn::${it.type}::${it.name}` }]));
    return all.map((registration) => ({
        urn: `urn::${registration.type}::${registration.name}`,
        type: registration.type,
        name: registration.name,
        inputs: marked(registration.inputs),
        props: outputsOf(registration),
        propertyDependencies: Object.fromEntries(
            Object.entries(registration.propertyDependencies).map(([property, titles]) => [
                property,
                titles.map((title) => urns.get(title)!),
            ]),
        ),
    }));
}

function outputsOf({ type, inputs, state }: Registration): Record<string, unknown> {
    if (!type.startsWith("aws:")) return {};
    const later = Object.fromEntries(LATER.map((property) => [property, unknown]));
    return marked({ ...later, ...state, ...inputs });
}

function marked(properties: Record<string, unknown>): Record<string, unknown> {
    return JSON.parse(JSON.stringify(properties), (_, value: unknown) =>
        value === UNKNOWN ? unknown : value,
    ) as Record<string, unknown>;
}

/** What AWS allows, in characters, of the documents that these properties hold. */
const QUOTAS: Record<string, Record<string, number>> = {
    "aws:sqs/queuePolicy:QueuePolicy": { policy: 8_192 },
    "aws:sns/topicPolicy:TopicPolicy": { policy: 30_720 },
    "aws:kms/keyPolicy:KeyPolicy": { policy: 32_768 },
    "aws:iam/rolePolicy:RolePolicy": { policy: 10_240 },
    "aws:iam/role:Role": { assumeRolePolicy: 2_048 },
    "aws:ec2/vpcEndpoint:VpcEndpoint": { policy: 20_480 },
    "aws:s3/bucketPolicy:BucketPolicy": { policy: 20_480 },
    "aws:xray/resourcePolicy:ResourcePolicy": { policyDocument: 5_120 },
    "aws:sqs/queue:Queue": { redrivePolicy: 8_192 },
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": { redriveAllowPolicy: 8_192 },
    "aws:sns/topicSubscription:TopicSubscription": {
        redrivePolicy: 8_192,
        filterPolicy: 262_144,
        replayPolicy: 8_192,
    },
    "aws:sns/topic:Topic": { archivePolicy: 8_192 },
    "aws:cloudwatch/dashboard:Dashboard": { dashboardBody: 1_000_000 },
};

/** Every document that is not known, is no JSON, or is longer than AWS allows. */
export function brokenDocuments({ all }: Recording): string[] {
    const inRoles = new Map<string, number>();
    const single = all.flatMap(({ type, name, inputs }) =>
        Object.entries(inputs).flatMap(([property, value]) => {
            const most = QUOTAS[type]?.[property];
            if (most === undefined)
                return typeof value === "string" && /policy$/i.test(property)
                    ? [`${type} ${property} has no quota here`]
                    : [];
            const text = String(value);
            if (type === "aws:iam/rolePolicy:RolePolicy") {
                const role = String(inputs["role"]);
                inRoles.set(role, (inRoles.get(role) ?? 0) + text.length);
            }
            return problemsOfText(text, most).map((problem) => `${name} ${property} ${problem}`);
        }),
    );
    const together = [...inRoles].filter(([, characters]) => characters > 10_240);
    return [
        ...single,
        ...together.map(([role, characters]) => `the policies of ${role} have ${characters} characters`),
    ];
}

function problemsOfText(text: string, most: number): string[] {
    if (text.includes(UNKNOWN)) return ["is not known"];
    try {
        JSON.parse(text);
    } catch {
        return [`is no JSON: ${text}`];
    }
    const bytes = Buffer.byteLength(text);
    return bytes > most ? [`has ${bytes} bytes of ${most}`] : [];
}
