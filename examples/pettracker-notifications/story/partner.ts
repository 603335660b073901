import { SQSClient } from "@aws-sdk/client-sqs";

import { byEndpoint, type Stage } from "../../stage";

/** The partner, as a role of its account that PARTNER_ROLE_ARN names. It has to let you take it. */
export async function partnerOf(stage: Stage): Promise<SQSClient | undefined> {
    const role = process.env["PARTNER_ROLE_ARN"];
    if (role === undefined) return undefined;
    return new SQSClient({ ...byEndpoint, credentials: await stage.as(role) });
}
