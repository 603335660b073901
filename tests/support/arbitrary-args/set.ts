import fc, { type Arbitrary } from "fast-check";

import {
    alarmSettings,
    fifoArgs,
    keyMode,
    keySettings,
    name,
    queueSettings,
    reason,
    subscription,
    topicSettings,
} from "./parts";
import { abacKeys, boundaryArn, path, roleKeys, setRole } from "./roles";
import { anyRoleArn, keyArn, network, tags } from "./sources";
import { inputList, map, needed, range, some, type Members } from "./values";

/** What decides which other arguments a set takes. */
interface Switches {
    fifo: boolean;
    topic: boolean;
    sse: boolean;
    key: "own" | "separate" | "imported";
    abac: boolean;
    archived: boolean;
    queues: string[];
}

const QUEUES = ["main", "billing", "Search_1"];

const switches: Arbitrary<Switches> = fc.record({
    fifo: fc.boolean(),
    topic: fc.oneof(
        { weight: 4, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
    ),
    sse: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    key: fc.constantFrom("own", "separate", "imported"),
    abac: fc.boolean(),
    archived: fc.boolean(),
    queues: fc.subarray(QUEUES, { minLength: 1 }),
});

/** Arguments of a set with everything in it, as a rule such as AWS takes. */
export const setArgs: Arbitrary<unknown> = switches.map(withArchive).chain((chosen) =>
    needed(neededMembers(chosen), {
        name: name(30),
        fifo: fifoArgs(chosen.fifo),
        exclusive: exclusive,
        network: network(true),
        alarms: some(alarmSettings),
        rolePath: path,
        permissionsBoundaryArn: boundaryArn,
    }),
);

/** Only FIFO topics keep what was published. */
function withArchive(chosen: Switches): Switches {
    return { ...chosen, archived: chosen.archived && chosen.fifo && chosen.topic };
}

function neededMembers(chosen: Switches): Members {
    const { fifo, topic, abac, queues } = chosen;
    return {
        ...(fifo ? { fifo: fifoArgs(true) } : {}),
        encryption: encryption(chosen),
        topic: topic ? topicSettings(fifo, chosen.archived) : fc.constant({ enabled: false }),
        queues: needed(Object.fromEntries(queues.map((key) => [key, queue(chosen, key)]))),
        roles: map(roleKeys, setRole(queues, topic)),
        ...(abac ? { abacTagKeys: abacKeys } : {}),
        tags: abac ? tags("Team", "stage") : tags(),
    };
}

const exclusive = fc.oneof(
    fc.constant({ enabled: false }),
    needed({ enabled: fc.constant(true), exceptRoleArns: inputList(anyRoleArn) }),
    fc.constant({ enabled: true }),
);

function encryption({ topic, sse, key }: Switches): Arbitrary<unknown> {
    const reuse = { dataKeyReusePeriodSeconds: range(60, 86_400) };
    const previousKeyArns = { previousKeyArns: inputList(keyArn, 1, 2) };
    if (sse)
        return needed(
            { sseSqsReason: reason },
            { ...previousKeyArns, ...(topic ? { mode: keyMode, ...keySettings } : {}) },
        );
    const common = { mode: keyMode, ...reuse, ...previousKeyArns };
    if (key === "imported") return needed({ kmsKeyArn: keyArn }, common);
    const separate: Members = key === "separate" && topic ? { separateTopicKey: fc.constant(true) } : {};
    return needed(separate, { ...common, ...keySettings });
}

function queue({ fifo, topic, sse, archived }: Switches, key: string): Arbitrary<unknown> {
    return fc.boolean().chain((wanted) => {
        const subscribed = topic && wanted;
        const settings = queueSettings({ fifo, sse, subscribed, longestName: 71 }, key);
        const subscribes = subscribed
            ? fc.constantFrom({}, { subscribe: true })
            : fc.constant({ subscribe: false });
        const filter = subscribed ? subscription(archived) : fc.constant({});
        return fc.tuple(settings, subscribes, filter).map((parts) => Object.assign({}, ...parts) as object);
    });
}
