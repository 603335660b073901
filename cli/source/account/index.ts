import { type Aws } from "../../../sandbox/provider/aws";
import { Failure } from "../../failure";
import { type Source } from "../resource";
import { Calls } from "./calls";
import { readCallers } from "./callers";
import { withKeys } from "./keys";
import { readQueues } from "./queues";
import { type ReadOptions, Reading } from "./reading";
import { readSubscriptions, readTopics } from "./topics";

export { actions, readerPolicy } from "./actions";
export { FileJournal, type Journal } from "./journal";
export { type ReadOptions, usualConcurrency } from "./reading";

/**
 * Reads the queues and topics of one region of an account, the subscriptions between them and their keys, by calls that
 * change nothing. What AWS denies is unknown in the resource and told in `missing`; the rest goes on.
 */
export async function readMessaging(cloud: Aws, options: ReadOptions = {}): Promise<Source> {
    const calls = new Calls(cloud, options.signal);
    const reading = new Reading(cloud, calls, options);
    const queues = options.only === "topics" ? [] : await readQueues(reading);
    const topics = options.only === "queues" ? [] : await readTopics(reading);
    const subscriptions = await readSubscriptions(reading, topics);
    const users = await withKeys(reading, [...queues, ...topics]);
    const callers = options.callers === true ? await readCallers(reading) : [];
    const resources = [...users, ...subscriptions, ...callers];
    const missing = calls.missing();
    if (resources.length === 0 && missing.length > 0)
        throw new Failure("cloud", `Nothing could be read. ${missing[0]}`);
    return { words: `account ${cloud.account} in ${cloud.region}`, resources, missing };
}
