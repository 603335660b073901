import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { AssumeRoleCommand, type Credentials, STSClient } from "@aws-sdk/client-sts";

import { type Aws } from "../../sandbox/provider/aws";
import { isDenied } from "../failure";
import { type Held } from "../source/resource";
import { text } from "./state";

/** A role of the state, and whether this caller could take it. */
export interface Actor {
    role: Held;
    name: string;
    arn: string;
    /** What it calls with; undefined where its trust does not admit the caller. */
    clients?: Clients;
}

export interface Clients {
    sqs: SQSClient;
    sns: SNSClient;
}

/** An actor that can act. */
export type Acting = Actor & { clients: Clients };

export const isActing = (actor: Actor): actor is Acting => actor.clients !== undefined;

/** Takes each role that admits the caller: of the others only their policies tell what they may. */
export async function actorsFor(roles: readonly Held[], aws: Aws, ExternalId?: string): Promise<Actor[]> {
    const taken = roles.map(async (role): Promise<Actor> => {
        const [name, arn] = [text(role, "name")!, text(role, "arn")!];
        const clients = await taking(arn, aws, ExternalId);
        return { role, name, arn, ...(clients && { clients }) };
    });
    return Promise.all(taken);
}

async function taking(RoleArn: string, aws: Aws, ExternalId?: string): Promise<Clients | undefined> {
    const request = {
        RoleArn,
        RoleSessionName: "secure-messaging-verify",
        DurationSeconds: 3600,
        ...(ExternalId === undefined ? {} : { ExternalId }),
    };
    try {
        const { Credentials: given } = await aws.client(STSClient).send(new AssumeRoleCommand(request));
        return clientsWith(given!, aws);
    } catch (error) {
        if (isDenied(error)) return undefined;
        throw error;
    }
}

function clientsWith(given: Credentials, aws: Aws): Clients {
    // The same connections as those of the caller, with the credentials of the role.
    const { requestHandler } = aws.client(SQSClient).config;
    const options = {
        region: aws.region,
        credentials: {
            accessKeyId: given.AccessKeyId!,
            secretAccessKey: given.SecretAccessKey!,
            sessionToken: given.SessionToken!,
        },
        maxAttempts: 5,
        requestHandler,
        useQueueUrlAsEndpoint: false,
    };
    return { sqs: new SQSClient(options), sns: new SNSClient(options) };
}
