import type { PolicyStatement } from "../../iam";
import type { Place } from "./arns";

interface WebIdentityFacts {
    place: Place;
    /** The provider's URL, with or without https:// in front. */
    issuer: string;
    /** Without it, the provider of that issuer in this account. */
    providerArn?: string | undefined;
    audience: string;
    /** Whom the tokens speak of; `*` and `?` stand for anything. */
    subjects: readonly string[];
}

/** Only tokens of this issuer, made for this audience and for one of these subjects. */
export function webIdentityTrust(facts: WebIdentityFacts): PolicyStatement[] {
    const { place, issuer, audience, subjects } = facts;
    const host = issuerHost(issuer);
    const statement = (matching: Matching): PolicyStatement => ({
        Effect: "Allow",
        Principal: { Federated: facts.providerArn ?? providerArn(place, host) },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: conditionOf(host, audience, matching),
    });
    const groups: Matching[] = [
        { operator: "StringEquals", subjects: subjects.filter((subject) => !isPattern(subject)) },
        { operator: "StringLike", subjects: subjects.filter(isPattern) },
    ];
    return groups.filter((group) => group.subjects.length > 0).map(statement);
}

/** Subjects and the operator that compares them. Two operators on one key in one statement would both have to hold. */
interface Matching {
    operator: "StringEquals" | "StringLike";
    subjects: string[];
}

function conditionOf(host: string, audience: string, matching: Matching): PolicyStatement["Condition"] {
    const audiences = { [`${host}:aud`]: audience };
    const subjects = { [`${host}:sub`]: matching.subjects };
    if (matching.operator === "StringEquals") return { StringEquals: { ...audiences, ...subjects } };
    return { StringEquals: audiences, StringLike: subjects };
}

/** The issuer as ARNs and condition keys name it. */
export function issuerHost(issuer: string): string {
    return issuer.replace(/^https:\/\//, "");
}

/** The subject of a service account of Kubernetes. */
export function serviceAccountSubject(namespace: string, serviceAccount: string): string {
    return `system:serviceaccount:${namespace}:${serviceAccount}`;
}

function providerArn(place: Place, host: string): string {
    return `arn:${place.partition}:iam::${place.accountId}:oidc-provider/${host}`;
}

const isPattern = (subject: string) => /[*?]/.test(subject);
