import type { PolicyStatement } from "../../iam";
import { Access, grants, keyAdministration } from "./access";
import { accountRootArn, serviceHost, type Place } from "./arns";
import { distinct } from "./conditions";
import { senderStatements } from "./senders";
import { type KeySource, keySources } from "./source-statements";
import type { Sender } from "./sources";
import { onlyIf, throughService } from "./statements";

export type { KeySource } from "./source-statements";

/** Who decides which roles of the account use the key. */
export enum KeyPolicyMode {
    /** The key policy: it names the roles, and nobody else uses the key whatever identity policies say. */
    NamedPrincipals = "NamedPrincipals",
    /** Identity policies of the account, for use through SQS and SNS in this region only. */
    DelegateToIam = "DelegateToIam",
}

interface KeyUser {
    roleArn: string;
    access: Access;
}

export interface KeySender extends Sender {
    /** The service that calls the key on behalf of the sender. */
    through: "sqs" | "sns";
}

export interface KeyPolicyFacts {
    place: Place;
    mode: KeyPolicyMode;
    /** Whether the key is a primary that may have replicas in other regions. */
    multiRegion?: boolean;
    /** Roles that use the key. DelegateToIam names none that sends, reads or publishes: their identity policies do. */
    users: readonly KeyUser[];
    /** Roles that manage the key and never use it. Without one, identity policies of the account say who does. */
    administratorArns: readonly string[];
    /** What services send to queues and topics on this key for. */
    sources: readonly KeySource[];
    /** Who sends to queues and topics on this key from outside this account. */
    senders: readonly KeySender[];
}

/** What makes replicas of a multi-Region key. It decrypts nothing. */
const replication: readonly string[] = ["kms:ReplicateKey", "kms:UpdatePrimaryRegion"];

/** What the account keeps where others administer the key: no key is orphaned when they are gone. */
const keyRecovery: readonly string[] = [
    "kms:DescribeKey",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListResourceTags",
    "kms:PutKeyPolicy",
];

/**
 * The account administers the key but cannot use it; each role uses it only through its service; services use it
 * only for the named sources. "*" is the key itself: a key policy speaks of no other resource.
 */
export function keyPolicy(facts: KeyPolicyFacts): PolicyStatement[] {
    const { place, administratorArns } = facts;
    const account = { AWS: accountRootArn(place) };
    const administration = [...keyAdministration, ...(facts.multiRegion ? replication : [])];
    if (administratorArns.length === 0)
        return [allow("AccountAdministersKey", account, administration), ...keyUseStatements(facts)];
    const administrators = { AWS: distinct(administratorArns) };
    return [
        allow("AccountKeepsKey", account, keyRecovery),
        allow("AdministratorsKeepKey", administrators, administration),
        ...keyUseStatements(facts),
    ];
}

/** What the owner of an imported key has to add to its policy. */
export function keyUseStatements({
    place,
    mode,
    users,
    sources,
    senders,
}: KeyPolicyFacts): PolicyStatement[] {
    const delegated = mode === KeyPolicyMode.DelegateToIam;
    // Who looks at the key or manages it calls KMS itself, which the delegation does not speak of.
    const named = Object.values(Access).filter(
        (access) => !delegated || grants[access].keyThrough === "nothing",
    );
    return [
        ...(delegated ? [delegation(place)] : []),
        ...named.flatMap((access) => userStatement(place, access, users)),
        ...keySources(place, sources),
        ...senderUse(place, "SendersUseKey", "sqs", senders),
        ...senderUse(place, "ForeignPublishersUseKey", "sns", senders),
    ];
}

function delegation(place: Place): PolicyStatement {
    const actions = ["kms:Decrypt", "kms:GenerateDataKey"];
    const services = [serviceHost("sqs", place), serviceHost("sns", place)];
    return {
        ...allow("AccountDelegatesToIam", { AWS: accountRootArn(place) }, actions),
        Condition: { StringEquals: { "kms:ViaService": services } },
    };
}

function userStatement(place: Place, access: Access, users: readonly KeyUser[]): PolicyStatement[] {
    const roleArns = users.filter((user) => user.access === access).map((user) => user.roleArn);
    const { onKey, keyThrough } = grants[access];
    if (roleArns.length === 0 || onKey.length === 0) return [];
    const direct = access === Access.Administrator ? "ManageKey" : "InspectKey";
    const sid = `${access}s${keyThrough === "nothing" ? direct : "UseKey"}`;
    return [{ ...allow(sid, { AWS: roleArns }, onKey), ...onlyIf(throughService(keyThrough, place)) }];
}

function senderUse(
    place: Place,
    sid: string,
    service: KeySender["through"],
    senders: readonly KeySender[],
): PolicyStatement[] {
    const given = senders.filter((sender) => sender.through === service);
    const action = ["kms:GenerateDataKey", "kms:Decrypt"];
    const condition = throughService(service, place);
    return senderStatements(place, given, { sid, action, resource: "*", condition });
}

function allow(
    Sid: string,
    Principal: PolicyStatement["Principal"],
    actions: readonly string[],
): PolicyStatement {
    return { Sid, Effect: "Allow", Principal, Action: [...actions], Resource: "*" };
}
