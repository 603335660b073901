import { type Access, accessIn, type Wanted } from "../../cli/access/matrix";
import { held } from "../../cli/source/written";
import { type Sketched, written } from "./states";

export const OWN = "111122223333";
export const FOREIGN = "999988887777";
export const region = "eu-west-1";
export const QUEUE = `arn:aws:sqs:${region}:${OWN}:jobs`;
export const KEY = `arn:aws:kms:${region}:${OWN}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

type Statement = Record<string, unknown>;

export function policy(...statements: Statement[]): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: statements.map((statement) => ({ Effect: "Allow", Resource: "*", ...statement })),
    });
}

/** A queue, with its policy. */
export function queue(inputs: Record<string, unknown> = {}, ...statements: Statement[]): Sketched {
    const own = { name: "jobs", arn: QUEUE, ...inputs };
    return {
        type: "aws:sqs/queue:Queue",
        name: "jobs",
        inputs: statements.length > 0 ? { ...own, policy: policy(...statements) } : own,
    };
}

export function key(...statements: Statement[]): Sketched {
    const inputs = { arn: KEY, keyId: KEY.replace(/^.*\//, ""), policy: policy(...statements) };
    return { type: "aws:kms/key:Key", name: "key", inputs };
}

export function role(name: string, inputs: Record<string, unknown> = {}): Sketched {
    const arn = `arn:aws:iam::${OWN}:role/${name}`;
    return { type: "aws:iam/role:Role", name, inputs: { name, arn, assumeRolePolicy: policy(), ...inputs } };
}

export function rolePolicy(of: string, ...statements: Statement[]): Sketched {
    return {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: `${of}-policy`,
        inputs: { role: of, policy: policy(...statements) },
    };
}

/** The matrix of a state that holds these. */
export function accessOf(sketches: readonly Sketched[], wanted: Wanted = {}): Access {
    const resources = sketches.map((sketch) => held(written(sketch)));
    return accessIn({ words: "state of orders/dev", resources, missing: [] }, wanted);
}

/** What a cell on the queue says: its answer, and the conditions or what is not known. */
export function said(access: Access, principal: string, column: string, resource = "queue jobs"): string[] {
    const cell = access.cells.find(
        (it) => it.principal === principal && it.column === column && it.resource === resource,
    );
    return [cell?.answer ?? "no", ...(cell?.conditions ?? []), ...(cell?.why ?? [])];
}
