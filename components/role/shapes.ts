import { flag, group, list, needed, plain, tags, value, type Shapes } from "../limits/shapes";
import type { MessagingRoleArgs } from "./args";
import type * as trust from "./trust-args";

const serviceAccount = { namespace: needed(value), serviceAccount: needed(value) };

const platforms: Required<Shapes<trust.TrustArgs>> = {
    ecsTask: plain(group<trust.EcsTaskTrustArgs>({})),
    batchJob: plain(group<trust.BatchJobTrustArgs>({})),
    lambda: plain(
        group<trust.LambdaTrustArgs>({
            eventSourceMapping: plain(flag),
            tracing: plain(flag),
            vpc: plain(flag),
        }),
    ),
    ec2: plain(group<trust.Ec2TrustArgs>({})),
    eksIrsa: plain(group<trust.EksIrsaTrustArgs>({ issuer: needed(value), ...serviceAccount })),
    eksPodIdentity: plain(
        group<trust.EksPodIdentityTrustArgs>({ clusterArn: needed(value), ...serviceAccount }),
    ),
    oidc: plain(group<trust.OidcTrustArgs>({ issuer: needed(value), subjects: needed(list(value)) })),
    account: plain(group<trust.AccountTrustArgs>({ principalArns: needed(list(value)) })),
    ssoPermissionSet: plain(group<trust.SsoPermissionSetTrustArgs>({ permissionSetName: needed(value) })),
};

/** What a role of a set has in common with a role of its own. */
type Shared = Pick<MessagingRoleArgs, "access" | "trust" | "purge" | "subscriptionProtocols">;

export const roleMembers: Shapes<Shared> = {
    access: plain(value),
    trust: plain(group<trust.TrustArgs>(platforms)),
    purge: plain(flag),
    subscriptionProtocols: plain(list(plain(value))),
};

export const roleShape = plain(
    group<MessagingRoleArgs>({
        ...roleMembers,
        queueArns: list(value),
        deadLetterQueueArns: list(value),
        subscriptionDeadLetterQueueArns: list(value),
        topicArns: list(value),
        abacTagKeys: plain(list(plain(value))),
        keyAliases: list(value),
        kmsKeyArns: list(value),
        previousKeyArns: list(value),
        tags,
    }),
);
