import type { Backend } from "./index";
import type { Credentials } from "./control";

/** The region that programs beside the engine take for theirs. */
const region = "us-east-1";

/** The backend believes whoever names an account as the access key: any secret will do. */
const rootSecret = "test";

/**
 * The environment in which the AWS SDK and the AWS command line take a backend for AWS: as somebody who has these
 * credentials, by default as the root user of its account.
 */
export function environmentFor(backend: Backend, credentials?: Credentials): Record<string, string> {
    const { endpoint, certificate, account } = backend;
    return {
        AWS_ENDPOINT_URL: endpoint,
        AWS_CA_BUNDLE: certificate,
        NODE_EXTRA_CA_CERTS: certificate,
        AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? account,
        AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? rootSecret,
        ...(credentials && { AWS_SESSION_TOKEN: credentials.sessionToken }),
        AWS_REGION: region,
    };
}
