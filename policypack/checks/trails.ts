import { UNKNOWN } from "../../iam";
import { type Resource } from "../model/resource";
import { type Stack } from "../model/stack";
import { dataEvents, EVENT_STORES, isOff, keyEvents, openSelectors, TRAILS } from "../model/trails";
import { QUEUES, TOPICS } from "../model/types";
import { advise, fail, type Problem, undecided } from "../rule";

/** The trails of a stack that record something, and the stores beside them. */
function recorders(stack: Stack): readonly Resource[] {
    return stack.once(recorders, () =>
        stack.ofTypes({ ...TRAILS, ...EVENT_STORES }).filter((trail) => !isOff(trail)),
    );
}

/** Yields why the use of keys does not show in a trail. What another trail of the stack records is recorded. */
export function* keyProblems(trail: Resource, stack: Stack): Iterable<Problem> {
    const own = keyEvents(trail);
    if (recorders(stack).some((other) => keyEvents(other) === "all")) return;
    if (isOff(trail)) yield advise(`it is switched off (${TRAILS[trail.type]!} is false)`);
    else if (own === "excluded") yield fail("it leaves out the events of kms.amazonaws.com");
    else if (own === "writes only") yield advise("it records writes only, and the use of a key is a read");
    else if (own === UNKNOWN) yield open(trail);
}

/** Yields which calls that move messages no trail of the stack records. */
export function* dataProblems(trail: Resource, stack: Stack): Iterable<Problem> {
    if (isOff(trail)) return;
    const seen = (type: string) => recorders(stack).map((other) => dataEvents(other, type));
    const wanted = wantedIn(stack).filter((type) => !seen(type).includes(true));
    const missing = wanted.filter((type) => !seen(type).includes(UNKNOWN));
    if (missing.length > 0) yield advise(`it has no data events of ${missing.join(" and ")}`);
    if (wanted.some((type) => dataEvents(trail, type) === UNKNOWN)) yield open(trail);
}

function wantedIn(stack: Stack): string[] {
    return [
        ...(stack.ofTypes(QUEUES).length > 0 ? ["AWS::SQS::Queue"] : []),
        ...(stack.ofTypes(TOPICS).length > 0 ? ["AWS::SNS::Topic"] : []),
    ];
}

function open(trail: Resource): Problem {
    const property = openSelectors(trail);
    return undecided(property, `its ${property} are not known before deployment`);
}
