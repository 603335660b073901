/** Where the AWS is that the stand-in deploys to. */
export interface Connection {
    endpoint: string;
    /** The file of the certificate that the endpoint shows. */
    certificate: string;
}

/** Variables of the environment that lead the stand-in to a local AWS backend. Without them it previews only. */
const endpointVariable = "PULUMI_SECURE_MESSAGING_ENDPOINT";
const certificateVariable = "PULUMI_SECURE_MESSAGING_CERTIFICATE";

export function connectionVariables({ endpoint, certificate }: Connection): Record<string, string> {
    return { [endpointVariable]: endpoint, [certificateVariable]: certificate };
}

export function connectionFrom(environment: NodeJS.ProcessEnv): Connection | undefined {
    const endpoint = environment[endpointVariable];
    const certificate = environment[certificateVariable];
    return endpoint && certificate ? { endpoint, certificate } : undefined;
}
