import { type Held } from "../../cli/source/resource";
import { type Edge, type Parts } from "./parts";

/** A statement of a policy, as far as a picture shows it. */
interface Statement {
    Effect: string;
    Action?: string | string[];
    Resource?: string | string[];
    Principal?: { AWS?: string | string[] };
    Condition?: object;
}

/** What an action is in a picture. Data flows along the arrow: to who reads, from who writes. */
interface Use {
    words: string;
    towards: "resource" | "caller";
}

const to = (words: string): Use => ({ words, towards: "resource" });
const from = (words: string): Use => ({ words, towards: "caller" });

/** In an order in which a later one says more: who moves messages back also receives them. */
const uses: readonly (readonly [RegExp, Use])[] = [
    [/^sqs:SendMessage$/, to("sends")],
    [/^sqs:ReceiveMessage$/, from("receives")],
    [/^sqs:StartMessageMoveTask$/, from("looks, moves back")],
    [/^sns:Publish$/, to("publishes")],
    [/^s3:GetObject/, from("reads")],
    [/^s3:PutObject/, to("writes")],
    [/^dynamodb:(GetItem|Query|Scan|BatchGetItem)$/, from("reads")],
    [/^dynamodb:(PutItem|UpdateItem|DeleteItem|BatchWriteItem)$/, to("writes")],
    [/^secretsmanager:GetSecretValue$/, from("reads")],
    [/^batch:SubmitJob$/, to("submits")],
    [/^execute-api:Invoke$/, to("calls")],
];

const keyUses: readonly (readonly [RegExp, Use])[] = [
    [/^kms:GenerateMac$/, from("signs")],
    [/^kms:VerifyMac$/, from("checks")],
    [/^kms:GenerateDataKey$/, from("seals")],
    [/^kms:Decrypt$/, from("opens")],
];

/** Who does what with what, by the policies of roles; a role that a program has is the program. */
export function grantEdges(parts: Parts, actorOf: (role: Held) => Held): Edge[] {
    return parts.of("aws:iam/rolePolicy:RolePolicy").flatMap((policy) =>
        parts.spokenOf(policy, "role").flatMap((role) =>
            statementsIn(policy).flatMap((statement) => {
                const targets = parts.namedIn(statement.Resource);
                const use = useIn(statement, uses);
                return use ? targets.map((target) => edge(actorOf(role), target, use)) : [];
            }),
        ),
    );
}

/** Who uses a key by itself, by the policies of keys: what services do with them is no line of its own. */
export function keyEdges(parts: Parts, actorOf: (role: Held) => Held): Edge[] {
    return parts.of("aws:kms/key:Key").flatMap((key) =>
        statementsIn(key)
            .filter(({ Condition }) => !JSON.stringify(Condition ?? {}).includes("kms:ViaService"))
            .flatMap((statement) => {
                const use = useIn(statement, keyUses);
                const roles = parts.namedIn(statement.Principal?.AWS);
                return use ? roles.map((role) => edge(actorOf(role), key, use)) : [];
            }),
    );
}

function edge(actor: Held, target: Held, { words, towards }: Use): Edge {
    const [first, second] = towards === "resource" ? [actor, target] : [target, actor];
    return { from: first.urn, to: second.urn, words };
}

function useIn({ Effect, Action }: Statement, known: typeof uses): Use | undefined {
    const actions = [Action ?? []].flat();
    if (Effect !== "Allow") return undefined;
    return [...known].reverse().find(([pattern]) => actions.some((action) => pattern.test(action)))?.[1];
}

function statementsIn({ inputs }: Held): Statement[] {
    const { policy } = inputs;
    if (typeof policy !== "string" || !policy.startsWith("{")) return [];
    const { Statement } = JSON.parse(policy) as { Statement: Statement | Statement[] };
    return [Statement].flat();
}
