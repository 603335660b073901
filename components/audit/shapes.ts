import { flag, group, list, plain, tags, value } from "../limits/shapes";
import type { AuditBucketArgs, AuditLogGroupArgs, MessagingAuditArgs } from "./args";

export const auditShape = plain(
    group<MessagingAuditArgs>({
        queueArns: list(value),
        topicArns: list(value),
        multiRegion: flag,
        bucket: plain(group<AuditBucketArgs>({ protect: plain(flag) })),
        logGroup: plain(group<AuditLogGroupArgs>({ enabled: plain(flag) })),
        tags,
    }),
);
