import { AssumeRoleCommand } from "@aws-sdk/client-sts";

import type { Backend } from "../../sandbox/backend";
import { BackendControl } from "../../sandbox/backend/control";
import { Clients } from "./aws";

/** Somebody who calls AWS, over TLS unless asked otherwise. */
export type Caller = Clients;

/** The root user of an account, by default of the backend's own. */
export function root(backend: Backend, account = backend.account): Caller {
    return new Clients(backend, { accessKeyId: account });
}

/** Who took a role, as somebody who may. */
export async function withRole(caller: Caller, RoleArn: string, ExternalId?: string): Promise<Caller> {
    const request = { RoleArn, RoleSessionName: "test", ...(ExternalId ? { ExternalId } : {}) };
    const { Credentials: given } = await caller.sts.send(new AssumeRoleCommand(request));
    return new Clients(caller.backend, {
        accessKeyId: given!.AccessKeyId!,
        secretAccessKey: given!.SecretAccessKey!,
        sessionToken: given!.SessionToken!,
    });
}

/** The program in a task of ECS, which took the role for it. */
export async function takenByTask(backend: Backend, role: string): Promise<Caller> {
    const credentials = await new BackendControl(backend).assumeAsService({
        role,
        service: "ecs-tasks.amazonaws.com",
        sourceArn: `arn:aws:ecs:us-east-1:${backend.account}:task/main/test`,
        sourceAccount: backend.account,
    });
    return new Clients(backend, credentials);
}
