import { accountOf, type Text, whoIs } from "../../iam";
import { arnIn } from "./arns";
import { attachedPolicies } from "./policies";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { KEY_POLICIES, QUEUE_POLICIES, TOPIC_POLICIES } from "./types";

const HELD_POLICIES = { ...QUEUE_POLICIES, ...TOPIC_POLICIES, ...KEY_POLICIES };

/** Properties in which AWS tells a new resource's own ARN or URL. */
const OWN_ARNS: Readonly<Record<string, readonly string[]>> = {
    "aws:sqs/queue:Queue": ["arn", "url"],
    "aws:sns/topic:Topic": ["arn"],
    "aws:kms/key:Key": ["arn"],
    "aws:iam/role:Role": ["arn"],
    "aws:iam/policy:Policy": ["arn"],
    "aws:lambda/function:Function": ["arn"],
    "aws-native:sqs:Queue": ["arn", "queueUrl"],
    "aws-native:sns:Topic": ["topicArn"],
    "aws-native:kms:Key": ["arn"],
    "aws-native:iam:Role": ["arn"],
    "aws-native:lambda:Function": ["arn"],
};

/**
 * The accounts that a stack deploys to, as far as its resources tell: by their own ARNs and URLs, by what their
 * policies are attached to, and by the root that key policies leave in charge. Somebody else's account never gets in
 * by being named as a principal or as the target of a grant.
 */
export function ownAccounts(stack: Stack): ReadonlySet<string> {
    return stack.once(ownAccounts, () => {
        const accounts = [
            ...stack.ofTypes(OWN_ARNS).flatMap(ofItself),
            ...stack.ofTypes(HELD_POLICIES).flatMap(ofPolicy),
            ...stack.ofTypes(KEY_POLICIES).flatMap(ofRoot),
        ];
        return new Set(accounts.filter((account) => account !== undefined));
    });
}

/** The one account that a stack deploys to; undefined where it tells of none, or of several. */
export function ownAccount(stack: Stack): string | undefined {
    const accounts = ownAccounts(stack);
    return accounts.size === 1 ? [...accounts][0] : undefined;
}

function ofItself(resource: Resource): (string | undefined)[] {
    return OWN_ARNS[resource.type]!.map((property) => accountIn(resource.get(property)));
}

function ofPolicy(resource: Resource): (string | undefined)[] {
    return attachedPolicies(resource, HELD_POLICIES).map(({ account }) => account);
}

/**
 * A key policy has to leave somebody in charge; by custom that is the root of the key's own account. Where it leaves
 * several, which of them is the owner does not show.
 */
function ofRoot(resource: Resource): (string | undefined)[] {
    const roots = attachedPolicies(resource, KEY_POLICIES)
        .flatMap(({ document }) => document.statements)
        .filter(({ effect, actions }) => effect === "Allow" && !actions.negated && isAll(actions.values))
        .flatMap(({ principals }) => (principals?.negated === false ? principals.entries : []))
        .map(whoIs)
        .flatMap((whom) => (whom.who === "account" && whom.whole ? [whom.account] : []));
    return new Set(roots).size === 1 ? roots : [];
}

const isAll = (actions: readonly Text[]): boolean => actions.includes("kms:*") || actions.includes("*");

function accountIn(value: unknown): string | undefined {
    return typeof value === "string" ? accountOf(arnIn(value)) : undefined;
}
