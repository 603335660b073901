import { type Caller, type NamedPrincipal } from "../../iam";
import { FOREIGN, OWN } from "./statements";

/** One request as AWS sees it: who calls, and what each condition key holds. */
export interface ConcreteRequest {
    /** Undefined for a request without a signature. */
    principal: string | undefined;
    context: Record<string, string | string[]>;
}

type Context = ConcreteRequest["context"];
const STRANGERS = ["999988887777", "777788889999"];
const STRANGE_ORGS = ["o-stranger00", "o-visitor000"];

const NETWORKS: readonly Context[] = [
    { "aws:SourceIp": "8.8.8.8" },
    { "aws:SourceIp": "198.51.100.9" },
    { "aws:SourceIp": "2600::9" },
    { "aws:SourceVpce": "vpce-99999999" },
    { "aws:SourceVpce": "vpce-88888888" },
];
/** Those that documents name, down to a wildcard that is compared as a text: roles and users may come from them. */
const OWN_NETWORKS: readonly Context[] = [
    { "aws:SourceIp": "203.0.113.7" },
    { "aws:SourceVpce": "vpce-1a2b3c4d" },
    { "aws:SourceVpce": "vpce-9*" },
];
const CHOICES: readonly Context[] = ["worker", "visitor", "*"].map((agent) => ({ "aws:UserAgent": agent }));
const TRANSPORTS: readonly Context[] = [
    { "aws:SecureTransport": "true" },
    { "aws:SecureTransport": "false" },
];
const ORGANISATIONS: readonly Context[] = [
    {},
    ...STRANGE_ORGS.flatMap((org) =>
        ["r-ab12", "r-cd34"].map((root) => ({
            "aws:PrincipalOrgID": org,
            "aws:PrincipalOrgPaths": [`${org}/${root}/ou-ab12-11111111/`],
        })),
    ),
];

/** Every combination of one context of each list. */
function combined(...lists: readonly (readonly Context[])[]): Context[] {
    return lists.reduce<Context[]>(
        (found, list) => found.flatMap((context) => list.map((more) => ({ ...context, ...more }))),
        [{}],
    );
}

/** Requests that a caller of the kind can make, in all that it may choose. */
export function requestsOf(caller: Caller): ConcreteRequest[] {
    switch (caller.kind) {
        case "anonymous":
            return combined(NETWORKS, CHOICES, TRANSPORTS).map((context) => ({
                principal: undefined,
                context: { ...context, "aws:PrincipalAccount": "anonymous" },
            }));
        case "principal":
            return (caller.account ? [caller.account] : STRANGERS).flatMap(requestsOfPrincipals);
        case "service":
            return (
                caller.service
                    ? [caller.service]
                    : ["sns.amazonaws.com", "s3.amazonaws.com", "events.amazonaws.com"]
            ).flatMap((service) => requestsOfService(service, caller.account ? [caller.account] : STRANGERS));
        case "named":
            return requestsOfNamed(caller);
        case "plainHttp":
            return [anonymous, ...[OWN, FOREIGN, ...STRANGERS].map((account) => principal(account))]
                .flatMap(requestsOf)
                .filter(({ context }) => context["aws:SecureTransport"] === "false");
    }
}

const anonymous: Caller = { kind: "anonymous" };
const principal = (account: string): Caller => ({ kind: "principal", account });

function requestsOfPrincipals(account: string): ConcreteRequest[] {
    return ["worker", "visitor"].flatMap((name) => {
        const arn = `arn:aws:iam::${account}:role/${name}`;
        const itself = {
            "aws:PrincipalArn": arn,
            "aws:PrincipalAccount": account,
            "aws:PrincipalIsAWSService": "false",
        };
        return combined([itself], ORGANISATIONS, NETWORKS, CHOICES, TRANSPORTS).map((context) => ({
            principal: arn,
            context,
        }));
    });
}

/** A role calls through its sessions, whose names whoever assumes it chooses. */
function requestsOfNamed({ arn, organization }: NamedPrincipal): ConcreteRequest[] {
    const [, account, kind, name] = /::(\d+):(role|user)\/(.*)$/.exec(arn)!;
    const callers =
        kind === "user"
            ? [arn]
            : ["first", "second"].map((session) => `arn:aws:sts::${account}:assumed-role/${name}/${session}`);
    const itself = {
        "aws:PrincipalArn": arn,
        "aws:PrincipalAccount": account!,
        "aws:PrincipalIsAWSService": "false",
    };
    const places = ["r-ab12", "r-cd34"].map((root) => ({
        "aws:PrincipalOrgID": organization!,
        "aws:PrincipalOrgPaths": [`${organization}/${root}/ou-ab12-11111111/`],
    }));
    const contexts = combined([itself], places, [...NETWORKS, ...OWN_NETWORKS], CHOICES, TRANSPORTS);
    return callers.flatMap((principal) => contexts.map((context) => ({ principal, context })));
}

function requestsOfService(service: string, accounts: readonly string[]): ConcreteRequest[] {
    const itself = {
        "aws:PrincipalServiceName": service,
        "aws:PrincipalIsAWSService": "true",
        "aws:SecureTransport": "true",
    };
    const sources = accounts.flatMap((account) =>
        combined(
            [
                {},
                { "aws:SourceArn": `arn:aws:sns:us-east-1:${account}:orders` },
                { "aws:SourceArn": `arn:aws:sns:us-east-1:${account}:others` },
                { "aws:SourceArn": `arn:aws:events:us-east-1:${account}:rule/orders` },
            ],
            [{}, { "aws:SourceAccount": account }],
        ),
    );
    return combined([itself], sources, CHOICES).map((context) => ({ principal: service, context }));
}
