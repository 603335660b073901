/** Where the AWS is that the stand-in deploys to. */
export interface Connection {
    endpoint: string;
    /** The file of the certificate that the endpoint shows. */
    certificate: string;
    /** How long to wait for an answer before asking again, in milliseconds. Default: 8000. */
    answerWithin?: number;
}

/** Variables of the environment that lead the stand-in to a local AWS backend. Without them it previews only. */
const endpointVariable = "PULUMI_SECURE_MESSAGING_ENDPOINT";
const certificateVariable = "PULUMI_SECURE_MESSAGING_CERTIFICATE";
const answerVariable = "PULUMI_SECURE_MESSAGING_ANSWER_WITHIN";

export function connectionVariables(connection: Connection): Record<string, string> {
    const { endpoint, certificate, answerWithin } = connection;
    return {
        [endpointVariable]: endpoint,
        [certificateVariable]: certificate,
        ...(answerWithin === undefined ? {} : { [answerVariable]: String(answerWithin) }),
    };
}

export function connectionFrom(environment: NodeJS.ProcessEnv): Connection | undefined {
    const endpoint = environment[endpointVariable];
    const certificate = environment[certificateVariable];
    if (!endpoint || !certificate) return undefined;
    const answerWithin = Number(environment[answerVariable] ?? 0);
    return { endpoint, certificate, ...(answerWithin > 0 ? { answerWithin } : {}) };
}
