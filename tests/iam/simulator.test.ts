import assert from "node:assert";
import fc from "fast-check";

import { type Caller, denied, type Document, exposures, parseDocument } from "../../iam";
import { documents, type Subject, type WrittenStatement } from "../support/arbitrary-documents";
import { type ConcreteRequest, requestsOf } from "../support/concrete-requests";
import { type Outcome, simulate } from "../support/simulator";
import { except, FOREIGN, OWN, truthName } from "../support/statements";

const RUNS = 60;
const SEED = 20260103;
/** How many requests of a kind are tried against a document before all of them are. */
const SAMPLE = 8;

const SUBJECTS: readonly Subject[] = [
    { actions: ["sqs:SendMessage", "sqs:ReceiveMessage"], resource: `arn:aws:sqs:us-east-1:${OWN}:orders` },
    { actions: ["sns:Publish", "sns:Subscribe"], resource: `arn:aws:sns:us-east-1:${OWN}:orders` },
    {
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resource: `arn:aws:kms:us-east-1:${OWN}:key/1a2b3c4d-0000-4000-8000-000000000000`,
    },
];

const SNS = "sns.amazonaws.com";
const CALLERS: Readonly<Record<string, Caller>> = {
    "somebody who does not sign": { kind: "anonymous" },
    "a principal of a strange account": { kind: "principal" },
    "a principal of a named account": { kind: "principal", account: FOREIGN },
    "a service for a strange account": { kind: "service" },
    "a named service for a strange account": { kind: "service", service: SNS },
    "a named service for the own account": { kind: "service", service: SNS, account: OWN },
    "anybody without TLS": { kind: "plainHttp" },
};

/** One document under which the two differ on one kind of caller and one action. */
interface Disagreement {
    statements: readonly WrittenStatement[];
    caller: string;
    action: string;
    ours: string;
    theirs: string;
}

/** Every class of disagreement that is left: who is right, and why. */
const CLASSES: readonly {
    title: string;
    right: string;
    is(found: Disagreement): boolean;
    example: readonly [parts: Partial<WrittenStatement>, caller: string];
}[] = [
    {
        example: [{ NotResource: ["*"] }, "a principal of a strange account"],
        title: "an Allow whose Resource is another resource lets in through our reading",
        right: "the simulator. We take each Allow of a resource's own policy for one on that resource: a wrong ARN is looked at",
        is: ({ ours, statements, caller, action }) =>
            ours === "open" &&
            statements.some(grantsElsewhere) &&
            !opens(
                statements.filter((s) => !grantsElsewhere(s)),
                caller,
                action,
            ),
    },
    {
        example: [{ NotPrincipal: { AWS: [FOREIGN] } }, "a principal of a named account"],
        title: "NotPrincipal with an account means its roles too for the simulator",
        right: "we. AWS wants the account and the role on the list before it leaves out the role",
        is: ({ statements, caller }) =>
            /named account|TLS/.test(caller) &&
            statements.some(({ NotPrincipal }) => NotPrincipal?.AWS !== undefined),
    },
    {
        example: [
            {
                Condition: {
                    StringEquals: { "aws:UserAgent": ["a"] },
                    StringNotEquals: { "aws:UserAgent": ["a"] },
                },
            },
            "a principal of a strange account",
        ],
        title: "two restrictions of one thing that exclude each other let in through our reading",
        right: "the simulator. We weigh each alone, and take for open what only together is closed",
        is: ({ ours, statements }) => ours === "open" && restrictsTwice(statements),
    },
    {
        example: [
            { Effect: "Deny", Condition: { NotIpAddress: { "aws:SourceIp": ["203.0.113.7"] } } },
            "somebody who does not sign",
        ],
        title: "NotIpAddress with ranges of one family fails for an address of the other for the simulator",
        right: "we. An IPv6 address lies in no IPv4 range, so it is another than the ones named",
        is: ({ statements }) => /NotIpAddress/.test(JSON.stringify(statements)),
    },
    {
        example: [
            { Condition: { "ForAnyValue:StringLikeIfExists": { "aws:PrincipalOrgPaths": ["o-1/*"] } } },
            "a service for a strange account",
        ],
        title: "ForAnyValue with IfExists fails for an absent key for the simulator",
        right: "we. IfExists makes any operator but Null true where the key is absent",
        is: ({ statements }) => /ForAnyValue:\w+IfExists/.test(JSON.stringify(statements)),
    },
];

/** What a statement restricts: condition keys, the caller's ARN where it names roles, and which service calls. */
function restrictions({ Condition, Principal, NotPrincipal }: WrittenStatement): string[] {
    const named = { ...Principal, ...NotPrincipal };
    const roles = named.AWS?.some((name) => name.includes(":role/")) ? ["aws:PrincipalArn"] : [];
    const services = named.Service ? ["aws:PrincipalServiceName"] : [];
    return [...roles, ...services, ...Object.values(Condition).flatMap((keys) => Object.keys(keys))];
}

/** Whether one thing is restricted twice: in one statement, or in a Deny and another statement. */
function restrictsTwice(statements: readonly WrittenStatement[]): boolean {
    return statements.some((statement) => {
        const own = restrictions(statement);
        const denied = statements
            .filter((other) => other !== statement && other.Effect === "Deny")
            .flatMap(restrictions);
        return new Set(own).size < own.length || own.some((thing) => denied.includes(thing));
    });
}

const isAllowed = (outcome: Outcome): boolean => outcome === "Allowed";

const grantsElsewhere = (statement: WrittenStatement) =>
    statement.Effect === "Allow" && statement.NotResource !== undefined;

const read = (statements: readonly WrittenStatement[]): Document =>
    parseDocument({ Version: "2012-10-17", Statement: statements });

function opens(statements: readonly WrittenStatement[], caller: string, action: string): boolean {
    const scope = SUBJECTS.find(({ actions }) => actions.includes(action))!;
    return exposures(read(statements), CALLERS[caller]!, scope).some(({ actions }) =>
        actions.includes(action),
    );
}

/** A few of the requests, scattered: others for each document, the same in each run. */
function sample<T>(values: readonly T[], turn: number): T[] {
    const scattered = (place: number) => Math.imul(turn * SAMPLE + place + 1, 2654435761) >>> 8;
    return Array.from({ length: SAMPLE }, (_, place) => values[scattered(place) % values.length]!);
}

async function compare(
    statements: readonly WrittenStatement[],
    caller: string,
    action: string,
    turn: number,
): Promise<Disagreement[]> {
    const { resource } = SUBJECTS.find(({ actions }) => actions.includes(action))!;
    const ask = (requests: readonly ConcreteRequest[]) =>
        Promise.all(requests.map((request) => simulate(statements, request, action, resource)));
    const someAllowed = async (requests: readonly ConcreteRequest[]) => {
        for (let start = 0; start < requests.length; start += 20)
            if ((await ask(requests.slice(start, start + 20))).some(isAllowed)) return true;
        return false;
    };
    const all = requestsOf(CALLERS[caller]!);
    const few = await ask(sample(all, turn));

    const found: Disagreement[] = [];
    const differ = (ours: string, theirs: string) => found.push({ statements, caller, action, ours, theirs });
    const closed = truthName(denied(read(statements), CALLERS[caller]!, resource)(action));
    const caught = few.filter((outcome) => outcome === "ExplicitlyDenied").length;
    if (closed === "always" && caught < few.length) differ("denied always", "some not denied");
    if (closed === "never" && caught > 0) differ("denied never", "some denied");
    if (caller === "anybody without TLS") return found;

    const open = opens(statements, caller, action);
    if (!open && few.some(isAllowed)) differ("closed", "some allowed");
    if (open && !few.some(isAllowed) && !(await someAllowed(all))) differ("open", "none allowed");
    return found;
}

async function disagreements(subject: Subject, seed: number): Promise<Disagreement[]> {
    const found: Disagreement[] = [];
    const written = fc.sample(documents(subject), { seed, numRuns: RUNS });
    for (const [turn, statements] of written.entries())
        for (const caller of Object.keys(CALLERS))
            for (const action of subject.actions)
                found.push(...(await compare(statements, caller, action, turn)));
    return found;
}

describe("an independent simulator", function () {
    this.timeout(120_000);

    for (const [place, subject] of SUBJECTS.entries())
        it(`agrees on who may do ${subject.actions.join(" or ")}, but for the classes listed`, async () => {
            const found = await disagreements(subject, SEED + place);
            const rest = found.filter((one) => !CLASSES.some(({ is }) => is(one)));
            assert.deepStrictEqual(rest, []);
        });

    for (const { title, right, is, example } of CLASSES)
        it(`${title}; right: ${right}`, async () => {
            const [parts, caller] = example;
            const { actions, resource } = SUBJECTS[0]!;
            const plain = {
                Effect: "Allow",
                Principal: { AWS: ["*"] },
                Action: [...actions],
                Resource: [resource],
                Condition: {},
            };
            const shown = [except(plain, parts) as unknown as WrittenStatement];
            const found: Disagreement[] = [];
            for (let turn = 0; turn < 5; turn++)
                found.push(...(await compare(shown, caller, actions[0]!, turn)));
            assert.ok(found.length > 0, "they agree by now: take it off the list");
            assert.ok(found.every(is), "they disagree about something else");
        });
});
