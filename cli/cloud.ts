import { readFileSync } from "node:fs";
import { Agent } from "node:https";

import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { Aws, type ClientOptions } from "../sandbox/provider/aws";
import { cloudFailure } from "./failure";

// Which version of Node runs the tool is not for each of its runs to discuss.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** An account in one region, seen with the caller's own credentials. */
export async function cloudIn(region: string | undefined): Promise<Aws> {
    // The first call tells at once whether AWS can be reached at all.
    const sts = new STSClient({ ...optionsFor(region), maxAttempts: 3 });
    try {
        const place = await sts.config.region();
        const { Account } = await sts.send(new GetCallerIdentityCommand({}));
        return new Aws(optionsFor(place), place, Account!);
    } catch (error) {
        throw cloudFailure(error, region) ?? error;
    }
}

/** A region of the same account. */
export function elsewhere(cloud: Aws, region: string): Aws {
    return new Aws(optionsFor(region), region, cloud.account);
}

/**
 * How often a throttled call is made again, after a growing pause. Not "adaptive": where one call in five is throttled,
 * that slows a client down to a few calls a second for good.
 */
const attempts = { maxAttempts: 12, retryMode: "standard" } as const;

function optionsFor(region: string | undefined): ClientOptions {
    const { AWS_CA_BUNDLE, AWS_ENDPOINT_URL } = process.env;
    const trust = AWS_CA_BUNDLE ? { ca: readFileSync(AWS_CA_BUNDLE) } : {};
    return {
        ...attempts,
        ...(region === undefined ? {} : { region }),
        requestHandler: { httpsAgent: new Agent({ ...trust, keepAlive: true }), connectionTimeout: 10_000 },
        // A queue's URL may be written for another endpoint than the one that answers.
        useQueueUrlAsEndpoint: false,
        // An endpoint of one's own has no host name for a bucket.
        ...(AWS_ENDPOINT_URL ? { forcePathStyle: true } : {}),
    };
}
