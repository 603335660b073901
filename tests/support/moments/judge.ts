import type { Snapshot } from "../../../sandbox/backend/control";
import { steady } from "../faults/calls";
import { simulateWith } from "../simulator";
import { OWN } from "../statements";
import { type Caller, callersOf } from "./callers";

type Policy = Record<string, unknown>;

/** Somebody who reaches the messages of a queue or topic. */
export interface Opening {
    who: string;
    action: string;
    /** The name of the queue or topic, the same in every run. */
    where: string;
    plainHttp: boolean;
}

/** A queue or topic as a snapshot shows it. */
interface Place {
    name: string;
    service: "sqs" | "sns";
    arn: string;
    attributes: Record<string, string>;
}

/** What carries messages, and what each call needs of the key. */
const messageActions = {
    sqs: { "sqs:SendMessage": ["kms:GenerateDataKey"], "sqs:ReceiveMessage": ["kms:Decrypt"] },
    sns: { "sns:Publish": ["kms:GenerateDataKey", "kms:Decrypt"], "sns:Subscribe": [] },
} as const;

const region = "us-east-1";

/** An independent judge of who reaches the messages of an account: a simulator of IAM, asked once for each question. */
export class Judge {
    readonly #answers = new Map<string, Promise<boolean>>();

    /** The queues that nothing encrypts. A topic keeps nothing before its messages have gone. */
    unencrypted(snapshot: Snapshot): string[] {
        return placesOf(snapshot)
            .filter(
                ({ attributes }) =>
                    !attributes["KmsMasterKeyId"] && attributes["SqsManagedSseEnabled"] !== "true",
            )
            .map(({ name }) => steady(name));
    }

    /** Everybody who reaches a queue or topic. */
    async openings(snapshot: Snapshot): Promise<Opening[]> {
        const asked = placesOf(snapshot).flatMap((place) =>
            callersOf(snapshot).flatMap((caller) =>
                Object.keys(messageActions[place.service]).flatMap((action) =>
                    [false, true].map(async (plainHttp) => ({
                        opening: { who: caller.name, action, where: steady(place.name), plainHttp },
                        open: await this.reaches(snapshot, caller, { action, place, plainHttp }),
                    })),
                ),
            ),
        );
        return (await Promise.all(asked)).filter(({ open }) => open).map(({ opening }) => opening);
    }

    private async reaches(
        { keys }: Snapshot,
        caller: Caller,
        { action, place, plainHttp }: { action: string; place: Place; plainHttp: boolean },
    ): Promise<boolean> {
        const context = { ...caller.context, "aws:SecureTransport": String(!plainHttp) };
        const policy = place.attributes["Policy"];
        if (!(await this.allows(caller, { context, policy, action, arn: place.arn }))) return false;
        const keyArn = place.attributes["KmsMasterKeyId"];
        if (!keyArn) return true;
        const key = keys[keyArn];
        if (key?.enabled !== true) return false;
        const through: Record<string, string> = caller.isService
            ? {}
            : {
                  "kms:ViaService": `${place.service}.${region}.amazonaws.com`,
                  "kms:CallerAccount": caller.context["aws:PrincipalAccount"]!,
              };
        const needed = (messageActions[place.service] as Record<string, readonly string[]>)[action]!;
        const uses = needed.map((use) =>
            this.allows(caller, {
                context: { ...caller.context, ...through, "aws:SecureTransport": "true" },
                policy: key.policy,
                action: use,
                arn: keyArn,
            }),
        );
        return (await Promise.all(uses)).every(Boolean);
    }

    private allows(
        { principal, policies }: Caller,
        request: { context: Record<string, string>; policy: string | undefined; action: string; arn: string },
    ): Promise<boolean> {
        const question = JSON.stringify([principal, policies, request]);
        const { context, policy, action, arn } = request;
        const answer = this.#answers.get(question) ?? allowed();
        this.#answers.set(question, answer);
        return answer;

        async function allowed(): Promise<boolean> {
            const documents = { identityPolicies: policies, resourcePolicy: document(policy) };
            return (await simulateWith(documents, { principal, context }, action, arn)) === "Allowed";
        }
    }
}

function placesOf({ queues, topics }: Snapshot): Place[] {
    return [
        ...Object.entries(queues).map(([name, { attributes }]) => ({
            name,
            service: "sqs" as const,
            arn: `arn:aws:sqs:${region}:${OWN}:${name}`,
            attributes,
        })),
        ...Object.entries(topics).map(([arn, { attributes }]) => ({
            name: arn.split(":").at(-1)!,
            service: "sns" as const,
            arn,
            attributes,
        })),
    ];
}

/** The policy that SNS gives a new topic names its owner's account by a key of its own. */
function document(text: string | undefined): Policy | undefined {
    return text
        ? (JSON.parse(text.replaceAll("AWS:SourceOwner", "aws:PrincipalAccount")) as Policy)
        : undefined;
}
