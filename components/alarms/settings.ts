import * as pulumi from "@pulumi/pulumi";

import { guarded, isFuture, plain, refuse, withDefaults, type Owner } from "../base/owner";
import { nameLimit, valueProblems, type Limit, type NameRoom } from "../limits";
import { dashboardLimits, namespaceLimit, topicNameLimit, volumeLimits } from "../limits/alarm";
import type { AlarmArgs, MessagingAlarmsArgs } from "./args";
import { actionProblems, alarmValueLimits, componentProblems, mapLimits } from "./checks";

type Input<T> = pulumi.Input<T>;
type Names = Record<string, Input<string>>;

export type AlarmSettings = ReturnType<typeof checkedSettings>;

const defaults = { deadLetterDepth: 1, oldestMessageAgeSeconds: 3_600 };

/** The arguments with their defaults. What is plain is checked now, anything else when it becomes known. */
export function checkedSettings(owner: Owner, args: MessagingAlarmsArgs) {
    refuse(owner, [...componentProblems(args), ...ownNameProblems(owner, args)]);
    const limits = { ...alarmValueLimits, topicName: topicNameLimit };
    const values = guarded(owner, "", withDefaults(args, defaults), limits);
    return {
        deadLetterDepth: values.deadLetterDepth,
        oldestMessageAgeSeconds: values.oldestMessageAgeSeconds,
        // A name that turns out to be undefined has been refused by then.
        trailLogGroupName: values.trailLogGroupName as Input<string> | undefined,
        topicName: values.topicName,
        deadLetterQueueNames: guardedNames(owner, "deadLetterQueueNames", args),
        queueNames: guardedNames(owner, "queueNames", args),
        keyArns: guardedNames(owner, "keyArns", args),
        standardDeviations: standardDeviations(owner, args),
        actionArns: guardedActions(owner, "actionArns", args),
        okActionArns: args.okActionArns && guardedActions(owner, "okActionArns", args),
        notificationTopic: {
            enabled: args.notificationTopic?.enabled === true,
            others: args.notificationTopic?.alarmNames ?? [],
        },
        dashboardName: dashboardName(owner, args),
        namespace: stackNamespace() + owner.name,
        tags: args.tags,
    };
}

/** What policies and the state see of the arguments. */
export function shown(settings: AlarmSettings) {
    const { deadLetterDepth, oldestMessageAgeSeconds, trailLogGroupName } = settings;
    const notificationTopic = settings.notificationTopic.enabled;
    return plain({ deadLetterDepth, oldestMessageAgeSeconds, trailLogGroupName, notificationTopic });
}

/** The name of the component, where names in AWS are made of it. */
function ownNameProblems(owner: Owner, args: AlarmArgs): string[] {
    const drawn = args.dashboard?.enabled && args.dashboard.name === undefined;
    return [
        ...(args.trailLogGroupName === undefined
            ? []
            : valueProblems("the name", owner.name, namespaceLimit(stackNamespace()))),
        ...(args.notificationTopic?.enabled
            ? valueProblems("the name", owner.name, nameLimit([notificationRoom]))
            : []),
        ...(drawn
            ? valueProblems("the name of the dashboard", defaultDashboardName(owner), dashboardLimits.name)
            : []),
    ];
}

/** The longest name that the notification topic makes: that of the role which logs its deliveries. */
const notificationRoom: NameRoom = {
    service: "IAM",
    characters: 64,
    added: "-notifications-log-role-0123456",
};

/** Metrics of two stacks never meet, though they be in one account. */
function stackNamespace(): string {
    return `SecureMessaging/${pulumi.getProject()}/${pulumi.getStack()}/`;
}

function dashboardName(owner: Owner, { dashboard }: MessagingAlarmsArgs): Input<string> | undefined {
    if (!dashboard?.enabled) return undefined;
    const named = withDefaults(dashboard, { name: defaultDashboardName(owner) });
    return guarded(owner, "dashboard", named, dashboardLimits).name;
}

function defaultDashboardName({ name }: Owner): string {
    const whole = [pulumi.getProject(), pulumi.getStack(), name].join("-");
    return whole.replaceAll(/[^A-Za-z0-9_-]/g, "-");
}

function standardDeviations(owner: Owner, { volumeAnomaly }: MessagingAlarmsArgs): Input<number> | undefined {
    if (!volumeAnomaly?.enabled) return undefined;
    const complete = withDefaults(volumeAnomaly, { standardDeviations: 3 });
    return guarded(owner, "volumeAnomaly", complete, volumeLimits).standardDeviations;
}

function guardedNames(owner: Owner, path: keyof typeof mapLimits, args: MessagingAlarmsArgs): Names {
    const names: Names = args[path] ?? {};
    const limits = Object.fromEntries(
        Object.keys(names).map((key): [string, Limit] => [key, mapLimits[path]]),
    );
    return guarded(owner, path, names, limits);
}

function guardedActions(
    owner: Owner,
    name: "actionArns" | "okActionArns",
    { [name]: arns = [], notificationTopic }: MessagingAlarmsArgs,
): Input<Input<string>[]> {
    if (![arns].flat().some(isFuture)) return arns;
    return pulumi.output(arns).apply((known) => {
        refuse(owner, actionProblems("", { [name]: known, notificationTopic }));
        return known;
    });
}
