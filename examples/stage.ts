import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

/** Keys with which a client of the AWS SDK calls. */
export interface Credentials {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
}

/** What a story of a deployed system has at hand. */
export class Stage {
    private failed = 0;

    private constructor(
        /** What the stack exports. */
        readonly outputs: Record<string, unknown>,
        private readonly taken: Record<string, Credentials>,
    ) {}

    /**
     * Tells a story of a deployed stack, whose outputs come by standard input: `pulumi stack output --json | npx ts-node
     * try.ts`. The exit code is 1 where a step failed.
     */
    static async tell(story: (stage: Stage) => Promise<void>): Promise<void> {
        const outputs = JSON.parse(await text(process.stdin)) as Record<string, unknown>;
        const taken = JSON.parse(process.env["TAKEN_ROLES"] ?? "{}") as Record<string, Credentials>;
        const stage = new Stage(outputs, taken);
        await story(stage);
        process.exitCode = stage.failed === 0 ? 0 : 1;
    }

    /** A text among the outputs, or within one of them: `output("queueUrls", "main")`. */
    output(...path: readonly string[]): string {
        const found = path.reduce<unknown>(
            (at, key) => (at as Record<string, unknown> | undefined)?.[key],
            this.outputs,
        );
        if (typeof found !== "string") throw new Error(`The stack exports no text as ${path.join(".")}.`);
        return found;
    }

    /** The credentials of a role. `TAKEN_ROLES` gives those of roles that only a service may take. */
    async as(role: string): Promise<Credentials> {
        const known = this.taken[role];
        if (known) return known;
        const ask = new AssumeRoleCommand({ RoleArn: role, RoleSessionName: "story" });
        const { Credentials: given } = await new STSClient({}).send(ask);
        return {
            accessKeyId: given!.AccessKeyId!,
            secretAccessKey: given!.SecretAccessKey!,
            sessionToken: given!.SessionToken!,
        };
    }

    /** Does a step and says how it went. Later steps are done all the same. */
    async step(what: string, work: () => Promise<unknown>): Promise<void> {
        try {
            await work();
            process.stdout.write(`  done    ${what}\n`);
        } catch (error) {
            this.failed += 1;
            process.stdout.write(`  FAILED  ${what}: ${(error as Error).message}\n`);
        }
    }

    /** A step that AWS has to deny. */
    async refused(what: string, work: () => Promise<unknown>): Promise<void> {
        await this.step(`${what} is refused`, async () => {
            const denial = await work().then(
                () => undefined,
                (error: Error) => error,
            );
            if (denial === undefined) throw new Error("AWS allowed it");
            if (!/Access|Authoriz|Forbidden/i.test(denial.name)) throw denial;
        });
    }
}

/** Settings of every SQS client: AWS_ENDPOINT_URL counts, where it is set, and not the host in a queue's URL. */
export const byEndpoint = { useQueueUrlAsEndpoint: false };

/** What turns up within some seconds. */
export async function eventually<Found>(
    look: () => Promise<Found | undefined>,
    seconds = 30,
): Promise<Found> {
    for (const end = Date.now() + seconds * 1_000; ; await sleep(250)) {
        const found = await look();
        if (found !== undefined) return found;
        if (Date.now() > end) throw new Error(`not within ${seconds} seconds`);
    }
}
