import * as pulumi from "@pulumi/pulumi";

import type { PolicyStatement } from "../../iam";
import { documentText, refuse, type Owner } from "../base/owner";
import type { Place } from "../documents/arns";
import { accountTrust, permissionSetTrust } from "../documents/principal-trust";
import { podTrust, trustPolicy } from "../documents/trust-policy";
import { issuerHost, serviceAccountSubject, webIdentityTrust } from "../documents/web-identity-trust";
import { at, entryProblems, isEmptyList, limitProblems, type Limit, type Limits } from "../limits";
import { roleArnLimit } from "../limits/source";
import { subjectLimit, trustLimits } from "../limits/trust";
import type { AccountTrustArgs, EksIrsaTrustArgs, OidcTrustArgs, TrustArgs } from "./trust-args";

/** Who may take a role: the members of a trust. */
export type Platform = keyof TrustArgs;

type KnownTrust = pulumi.Unwrap<TrustArgs>;

const platforms = Object.keys(trustLimits) as readonly Platform[];

/** The platforms that a trust names: one, unless the arguments are wrong. */
export function platformsOf(trust: TrustArgs | undefined): Platform[] {
    return platforms.filter((platform) => trust?.[platform] !== undefined);
}

/** Everything that is wrong with the plain values of a trust. */
export function trustProblems(path: string, trust: TrustArgs | undefined): string[] {
    const [platform, ...others] = platformsOf(trust);
    const own = at(path, "trust");
    if (platform === undefined || others.length > 0) {
        const found = platform === undefined ? "nobody" : [platform, ...others].join(" and ");
        return [`${own} names ${found}; a role trusts exactly one of ${platforms.join(", ")}; set one.`];
    }
    const limits: Limits<object> = trustLimits[platform];
    return [...limitProblems(at(own, platform), trust![platform], limits), ...memberProblems(own, trust!)];
}

function memberProblems(path: string, { eksIrsa, oidc, account }: TrustArgs): string[] {
    return [
        ...(eksIrsa ? providerProblems(at(path, "eksIrsa"), eksIrsa) : []),
        ...(oidc ? providerProblems(at(path, "oidc"), oidc) : []),
        ...(oidc ? neededEntries(at(path, "oidc.subjects"), oidc.subjects, subjectLimit) : []),
        ...(account ? accountProblems(at(path, "account"), account) : []),
    ];
}

function providerProblems(path: string, { issuer, providerArn }: EksIrsaTrustArgs | OidcTrustArgs): string[] {
    if (typeof issuer !== "string" || typeof providerArn !== "string") return [];
    if (providerArn.endsWith(`:oidc-provider/${issuerHost(issuer)}`)) return [];
    return [
        `${at(path, "providerArn")} is ${JSON.stringify(providerArn)}, but ${at(path, "issuer")} is ${JSON.stringify(issuer)}; IAM ` +
            "names a provider by its issuer; give the ARN that ends in this issuer, or leave it out.",
    ];
}

function accountProblems(path: string, args: AccountTrustArgs): string[] {
    const entries = neededEntries(at(path, "principalArns"), args.principalArns, roleArnLimit);
    if (args.externalId !== undefined || args.organizationId !== undefined) return entries;
    return [
        `${path} has neither externalId nor organizationId; whoever else that account serves could make it act on this ` +
            "role; set one of them.",
        ...entries,
    ];
}

/** The trust policy, once everything in it is known. */
export function trustText(
    owner: Owner,
    trust: TrustArgs,
    place: pulumi.Output<Place>,
): pulumi.Output<string> {
    return pulumi.output({ place, named: named(trust) }).apply((known) => {
        refuse(owner, trustProblems("", known.named));
        return documentText(owner, "trust policy", statementsOf(known.place, known.named));
    });
}

/** What Lambda and EC2 are told besides goes into no trust policy, and may be known only after the role. */
function named({ lambda, ec2, ...others }: TrustArgs): TrustArgs {
    return { ...others, ...(lambda ? { lambda: {} } : {}), ...(ec2 ? { ec2: {} } : {}) };
}

function statementsOf(place: Place, trust: KnownTrust): PolicyStatement[] {
    const { ecsTask, batchJob, lambda, eksIrsa, eksPodIdentity, oidc, account, ssoPermissionSet } = trust;
    const audience = "sts.amazonaws.com";
    if (ecsTask) return trustPolicy({ place, platform: "ecsTask", region: ecsTask.region });
    if (batchJob) return trustPolicy({ place, platform: "batchJob", region: batchJob.region });
    if (lambda) return trustPolicy({ place, platform: "lambda" });
    if (eksPodIdentity) return podTrust(eksPodIdentity);
    if (account) return accountTrust(account);
    if (oidc) return webIdentityTrust({ place, ...oidc, audience: oidc.audience ?? audience });
    if (eksIrsa) {
        const subjects = [serviceAccountSubject(eksIrsa.namespace, eksIrsa.serviceAccount)];
        return webIdentityTrust({ place, ...eksIrsa, audience: eksIrsa.audience ?? audience, subjects });
    }
    if (ssoPermissionSet) {
        const { permissionSetName, accountId = place.accountId } = ssoPermissionSet;
        return permissionSetTrust({ place: { ...place, accountId }, permissionSetName });
    }
    return trustPolicy({ place, platform: "ec2" });
}

/** The problems of a list that may not be empty. */
function neededEntries(path: string, list: unknown, limit: Limit): string[] {
    if (list !== undefined && !isEmptyList(list)) return entryProblems(path, list, limit);
    return [`${path} is empty; a trust names those whom it lets in; give one or more.`];
}
