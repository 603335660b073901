import {
    actionsThat,
    type Caller,
    type Exposure,
    exposures,
    parseArn,
    type Service,
    type Statement,
    UNKNOWN,
} from "../../iam";
import { type EndpointPolicy } from "../model/vpc-endpoints";
import { fail, type Problem } from "../rule";
import { flaws, namesNobody, partlyKnown } from "./unreadable";
import { listed } from "./words";

/** Yields where an endpoint lets anybody's credentials act on anybody's queues, topics or keys. */
export function* endpointLeaks(policy: EndpointPolicy): Iterable<Problem> {
    const { document, service, property, missing } = policy;
    yield* flaws(policy);
    yield* namesNobody(policy);
    let open = document.unknown;
    const told = new Set<Statement>();
    for (const { statement, actions, certain } of strangersElsewhere(policy)) {
        if (!certain) open = true;
        else if (missing)
            yield fail(`it has no policy, so it lets every ${service} request of anybody through`);
        else if (!told.has(statement)) {
            told.add(statement);
            yield fail(
                `${statement.label} of its ${property} lets ${listed(actions)} of anybody through to any account`,
            );
        }
    }
    if (open) yield partlyKnown(policy);
}

const STRANGER: Caller = { kind: "principal", elsewhere: true };

/** What strangers may do to resources of theirs, which bear any name that the policy may ask for. */
function strangersElsewhere({ document, service }: EndpointPolicy): Exposure[] {
    const actions = (["send", "receive", "redrive", "manage"] as const).flatMap((effect) =>
        actionsThat(effect, service),
    );
    return [...namesIn(document.statements, service)].flatMap((name) => {
        const resource = `arn:*:${service}:*:${NOBODY}:${name}`;
        return exposures(document, STRANGER, { actions, resource, among: true })
            .map((exposure) => ({ ...exposure, actions: exposure.actions.filter((a) => isIn(actions, a)) }))
            .filter((exposure) => exposure.actions.length > 0);
    });
}

/** An account that no policy names. */
const NOBODY = "000000000000";

const isIn = (actions: readonly string[], action: string) =>
    actions.some((known) => known.toLowerCase() === action.toLowerCase());

function namesIn(statements: readonly Statement[], service: Service): Set<string> {
    const patterns = statements.flatMap(({ resources }) => resources.values);
    const names = patterns.map((pattern) => (pattern === UNKNOWN ? undefined : parseArn(pattern)?.resource));
    const any = service === "kms" ? "key/x" : "x";
    return new Set([any, ...names.filter((name) => name !== undefined).map(exampleOf)]);
}

function exampleOf(pattern: string): string {
    return pattern.replace(/[*?]/g, "x");
}
