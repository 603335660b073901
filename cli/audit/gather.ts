import path from "node:path";

import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";

import { type Aws } from "../../sandbox/provider/aws";
import { cloudIn, elsewhere } from "../cloud";
import { type Context } from "../context";
import { cloudFailure, Failure } from "../failure";
import { FileJournal, type ReadOptions, readMessaging } from "../source/account";
import { Calls } from "../source/account/calls";
import { type Source } from "../source/resource";

/** What of an account is read. */
export interface Wanted extends Pick<ReadOptions, "only"> {
    /** Default: the one of the user's AWS configuration. */
    regions?: readonly string[];
    allRegions?: boolean;
    concurrency: number;
    /** The file of the journal. */
    resume?: string;
}

/** Reads an account, region by region. Where one of several cannot be reached, the others are read all the same. */
export async function gather(wanted: Wanted, context: Context): Promise<Source[]> {
    const cloud = await cloudIn(wanted.regions?.[0]);
    const regions = wanted.allRegions
        ? await regionsOf(cloud)
        : [...new Set(wanted.regions ?? [cloud.region])];
    const journal = wanted.resume === undefined ? undefined : opened(wanted.resume, cloud, regions, context);
    const options = {
        callers: true,
        concurrency: wanted.concurrency,
        signal: context.interrupted,
        progress: (text: string) => context.progress(text),
        ...(wanted.only && { only: wanted.only }),
        ...(journal && { journal }),
    };
    const sources: Source[] = [];
    for (const region of regions) {
        const place = region === cloud.region ? cloud : elsewhere(cloud, region);
        sources.push(
            await readMessaging(place, options).catch((error: unknown) =>
                failed(error, region, regions, wanted),
            ),
        );
    }
    return sources;
}

function opened(file: string, { account }: Aws, regions: readonly string[], context: Context): FileJournal {
    const journal = FileJournal.open(path.resolve(context.folder, file), { account, regions }, (text) =>
        context.say(text),
    );
    if (journal.begun !== undefined)
        context.say(
            `Going on from ${file}, begun at ${journal.begun}: ${journal.size} resources were read. Delete it to read them anew.`,
        );
    return journal;
}

function failed(error: unknown, region: string, regions: readonly string[], { resume }: Wanted): Source {
    if (error instanceof Failure && error.ending === "interrupted") {
        const kept =
            resume === undefined
                ? "With --resume FILE the next run goes on where this one ends"
                : `What was read is in ${resume}: the same command goes on from there`;
        throw new Failure("interrupted", `Stopped. ${kept}.`);
    }
    const failure = error instanceof Failure ? error : cloudFailure(error, region);
    if (failure === undefined || failure.ending !== "cloud" || regions.length === 1) throw failure ?? error;
    return { words: `nothing of ${region}`, resources: [], missing: [`${region}: ${failure.message}`] };
}

/** The regions that the account has switched on. */
async function regionsOf(cloud: Aws): Promise<string[]> {
    const { Regions = [] } = await new Calls(cloud).client(EC2Client).send(new DescribeRegionsCommand({}));
    return Regions.map(({ RegionName }) => RegionName!).sort();
}
