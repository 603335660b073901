import {
    DeleteBucketLifecycleCommand,
    GetBucketLifecycleConfigurationCommand,
    type LifecycleRule,
    type LifecycleRuleFilter,
    PutBucketLifecycleConfigurationCommand,
    type TransitionDefaultMinimumObjectSize,
} from "@aws-sdk/client-s3";

import { isObject, type Value, type Values } from "../../values";
import { inAws, inPulumi, unfilled, type Words } from "../blocks";
import { tagList, tagsRead } from "../tags";
import { bucketPart } from "./part";

const words: Words = { names: { id: "ID" } };

/** What AWS adds to a filter of several conditions, and to a rule that expires objects. */
const filledIn = {
    prefix: "",
    objectSizeGreaterThan: 0,
    objectSizeLessThan: 0,
    expiredObjectDeleteMarker: false,
};

export const resource = bucketPart({
    put: (s3, bucket, { rules, transitionDefaultMinimumObjectSize: size }) =>
        s3.send(
            new PutBucketLifecycleConfigurationCommand({
                ...bucket,
                LifecycleConfiguration: { Rules: ((rules ?? []) as Values[]).map(ruleInAws) },
                ...(size
                    ? { TransitionDefaultMinimumObjectSize: size as TransitionDefaultMinimumObjectSize }
                    : {}),
            }),
        ),
    async get(s3, bucket, known) {
        const answer = await s3.send(new GetBucketLifecycleConfigurationCommand(bucket));
        const rules = (answer.Rules ?? []).map(ruleInPulumi);
        return {
            rules: unfilled(rules, known["rules"], filledIn),
            transitionDefaultMinimumObjectSize:
                answer.TransitionDefaultMinimumObjectSize ?? "all_storage_classes_128K",
        };
    },
    remove: (s3, bucket) => s3.send(new DeleteBucketLifecycleCommand(bucket)),
    missing: ["NoSuchLifecycleConfiguration"],
});

function ruleInAws(rule: Values): LifecycleRule {
    const { Expiration, Transitions, Filter, ...rest } = inAws<LifecycleRule>(rule, words);
    return {
        ...rest,
        // A rule says what it is for: everything, where the program says nothing.
        ...(Filter || rest.Prefix === undefined ? { Filter: filterInAws(rule["filter"], Filter) } : {}),
        ...(Expiration ? { Expiration: dated(Expiration) } : {}),
        ...(Transitions ? { Transitions: Transitions.map(dated) } : {}),
    };
}

function filterInAws(filter: Value | undefined, translated: LifecycleRuleFilter = {}): LifecycleRuleFilter {
    const and = isObject(filter) ? filter["and"] : undefined;
    return isObject(and) ? { ...translated, And: { ...translated.And, Tags: tagList(and) } } : translated;
}

function dated<Part extends { Date?: Date | undefined }>(part: Part): Part {
    return part.Date === undefined ? part : { ...part, Date: new Date(part.Date) };
}

function ruleInPulumi(rule: LifecycleRule): Values {
    const read = inPulumi(rule, words);
    const { filter } = read;
    if (!isObject(filter) || !isObject(filter["and"])) return read;
    const { tags } = tagsRead(rule.Filter?.And?.Tags);
    return { ...read, filter: { ...filter, and: { ...filter["and"], tags: tags ?? {} } } };
}
