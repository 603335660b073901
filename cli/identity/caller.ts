import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { type Aws } from "../../sandbox/provider/aws";
import { isDenied } from "../failure";
import { powersOf, type Powers, readRole } from "./role";

/** Who calls AWS with the credentials that the tool was given. */
export interface Caller {
    /** The ARN of the role behind a session; of a user or the root user, its own. */
    arn: string;
    /** Undefined where they cannot be read: then only AWS's own answer tells what the caller may do. */
    powers?: Powers;
}

export async function callerOf(cloud: Aws): Promise<Caller> {
    const { Arn = "" } = await cloud.client(STSClient).send(new GetCallerIdentityCommand({}));
    const [, role] = /:assumed-role\/([^/]+)\//.exec(Arn) ?? [];
    if (role === undefined) return { arn: Arn };
    try {
        const read = await readRole(role, cloud);
        return read === undefined ? { arn: Arn } : { arn: read.arn, powers: powersOf(read) };
    } catch (error) {
        if (isDenied(error)) return { arn: Arn };
        throw error;
    }
}
