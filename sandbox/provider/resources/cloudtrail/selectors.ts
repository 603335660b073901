import {
    type AdvancedEventSelector,
    CloudTrailClient,
    type EventSelector,
    GetEventSelectorsCommand,
    PutEventSelectorsCommand,
    type Trail,
} from "@aws-sdk/client-cloudtrail";

import type { Aws } from "../../aws";
import type { Value, Values } from "../../values";
import { inAws, inPulumi, unfilled, type Words } from "../blocks";

/** What a trail records: one of the two, or AWS's own choice, the management events. */
export const selectorProperties = ["advancedEventSelectors", "eventSelectors"];

/** Pulumi names lists in the plural. */
const words: Words = {
    names: {
        endsWiths: "EndsWith",
        notEndsWiths: "NotEndsWith",
        notStartsWiths: "NotStartsWith",
        startsWiths: "StartsWith",
    },
};

const ownChoice: EventSelector = { IncludeManagementEvents: true, ReadWriteType: "All", DataResources: [] };

/** Members that AWS fills in. */
const filledIn = { includeManagementEvents: true, readWriteType: "All", name: "" };

export function hasSelectors(inputs: Values): boolean {
    return selectorProperties.some((key) => listOf(inputs[key]).length > 0);
}

export async function putSelectors(trail: string, inputs: Values, aws: Aws): Promise<void> {
    const advanced = listOf(inputs["advancedEventSelectors"]).map((one) =>
        inAws<AdvancedEventSelector>(one, words),
    );
    const basic = listOf(inputs["eventSelectors"]).map((one) => ({
        ...ownChoice,
        ...inAws<EventSelector>(one),
    }));
    const chosen =
        advanced.length > 0
            ? { AdvancedEventSelectors: advanced }
            : { EventSelectors: basic.length > 0 ? basic : [ownChoice] };
    await aws.client(CloudTrailClient).send(new PutEventSelectorsCommand({ TrailName: trail, ...chosen }));
}

export async function selectorsOf(trail: Trail, known: Values, aws: Aws): Promise<Values> {
    const command = new GetEventSelectorsCommand({ TrailName: trail.TrailARN! });
    const answer = trail.HasCustomEventSelectors
        ? await aws.client(CloudTrailClient).send(command)
        : undefined;
    const read = {
        advancedEventSelectors: answer?.AdvancedEventSelectors?.map((one) => inPulumi(one, words)),
        eventSelectors: answer?.EventSelectors?.map((one) => inPulumi(one)),
    };
    return unfilled(read as Values, known, filledIn);
}

function listOf(value: Value | undefined): Values[] {
    return Array.isArray(value) ? (value as Values[]) : [];
}
