import type { Backend } from "../../sandbox/backend";
import { BackendControl, type Credentials } from "../../sandbox/backend/control";

/** A resource as a stack's state holds it. */
export interface Held {
    type: string;
    outputs?: Record<string, unknown>;
}

/** Sessions of the roles that only a service takes: on AWS the service hands them to the program that it runs. */
export async function takenRoles(
    backend: Backend,
    resources: readonly Held[],
): Promise<Record<string, Credentials>> {
    const control = new BackendControl(backend);
    const taken: Record<string, Credentials> = {};
    for (const { type, outputs } of resources) {
        if (type !== "aws:iam/role:Role") continue;
        const trusted = trustedBy(String(outputs!["assumeRolePolicy"]));
        if (trusted === undefined) continue;
        const role = String(outputs!["arn"]);
        taken[role] = await control.assumeAsService({ role, sourceAccount: backend.account, ...trusted });
    }
    return taken;
}

interface Trust {
    Statement: {
        Principal?: { Service?: string | string[] };
        Condition?: Record<string, Record<string, string | string[]>>;
    }[];
}

/** The first service that a trust policy lets in, and for which source. */
function trustedBy(policy: string): { service: string; sourceArn?: string } | undefined {
    const { Statement } = JSON.parse(policy) as Trust;
    const trusting = Statement.find(({ Principal }) => Principal?.Service);
    const [service] = [trusting?.Principal?.Service ?? []].flat();
    if (service === undefined) return undefined;
    const sourceArn = sourceIn(trusting!.Condition);
    return { service, ...(sourceArn && { sourceArn }) };
}

/** A task that a trust policy admits, where it asks for one. */
function sourceIn(condition: Record<string, Record<string, string | string[]>> = {}): string | undefined {
    const keys = Object.values(condition).flatMap((tests) => Object.entries(tests));
    const asked = keys.find(([key]) => key.toLowerCase() === "aws:sourcearn")?.[1];
    return [asked ?? []].flat()[0]?.replaceAll("*", "try").replaceAll("?", "0");
}
