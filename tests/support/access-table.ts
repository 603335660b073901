import { Access, MessagingSet } from "../../components";
import {
    actionsOn,
    deployedBy,
    isAllowed,
    ON_EVERYTHING,
    type Caller,
    type Deployed,
    type Target,
} from "./access-matrix";
import { runProgram } from "./mocks";

const trust = { ecsTask: {} };

/** The actors of the table: every access, and two that differ by their arguments. */
const actors = {
    ...Object.fromEntries(Object.values(Access).map((access) => [access, { access, trust }])),
    "Consumer, read for by Lambda": { access: Access.Consumer, trust: { lambda: {} } },
    "Operator with purge": { access: Access.Operator, trust, purge: true },
};
const keyOf = (actor: string) => actor.replaceAll(/[^A-Za-z]+/g, "-");

/** What a cell says of a target, by the end of its name. */
const signs = {
    "main-queue": "queue",
    "main-dlq": "DLQ",
    "main-subscription-dlq": "DLQ of the subscription",
    topic: "topic",
    key: "key",
};

/** Who may do what on the things of a set, as an independent simulator of IAM answers, as Markdown. */
export async function renderAccessTable(): Promise<string> {
    const roles = Object.fromEntries(Object.entries(actors).map(([actor, role]) => [keyOf(actor), role]));
    const deployed = deployedBy(await runProgram(() => new MessagingSet("set", { roles })));
    const callers = Object.keys(actors).map((actor) =>
        deployed.callers.find(({ name }) => name === `set-${keyOf(actor)}-role`)!,
    );
    const actions = [...new Set(deployed.targets.flatMap(({ kind }) => actionsOn(kind)))];
    const rows: string[][] = [];
    for (const action of actions) {
        const cells = await Promise.all(callers.map((caller) => cell(deployed, caller, action)));
        rows.push([`\`${action}\``, ...cells]);
    }
    for (const action of ON_EVERYTHING)
        rows.push([`\`${action}\``, ...(await everywhere(deployed, callers, action))]);
    const granted = rows.filter(([, ...cells]) => cells.some((it) => it !== ""));
    const nobody = rows.filter((row) => !granted.includes(row)).map(([action]) => action);
    const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    return [
        line(["Action", ...Object.keys(actors)]),
        line(["---", ...callers.map(() => "---")]),
        ...granted.map(line),
        "",
        `Nobody has ${nobody.join(", ")}.`,
    ].join("\n");
}

/** Actions that IAM knows for no single queue or topic. */
function everywhere(deployed: Deployed, callers: readonly Caller[], action: string): Promise<string[]> {
    const anything = { ...deployed.targets[0]!, arn: "*" };
    return Promise.all(
        callers.map(async (caller) => ((await isAllowed(deployed, caller, action, anything)) ? "all" : "")),
    );
}

/** The targets on which a caller has an action, and for the key by which way. */
async function cell(deployed: Deployed, caller: Caller, action: string): Promise<string> {
    const targets = deployed.targets.filter(({ kind }) => actionsOn(kind).includes(action));
    const signed = await Promise.all(targets.map((target) => sign(deployed, caller, action, target)));
    return Object.values(signs)
        .flatMap((order) => signed.filter((it) => it?.startsWith(order) && (order !== "DLQ" || it === "DLQ")))
        .join(", ");
}

async function sign(
    deployed: Deployed,
    caller: Caller,
    action: string,
    target: Target,
): Promise<string | undefined> {
    const word = signs[target.name.slice("set-".length) as keyof typeof signs];
    if (await isAllowed(deployed, caller, action, target)) return word;
    if (target.kind !== "key") return undefined;
    if (await isAllowed(deployed, caller, action, target, { via: "sqs" })) return `${word}, through SQS`;
    return (await isAllowed(deployed, caller, action, target, { via: "sns" }))
        ? `${word}, through SNS`
        : undefined;
}
