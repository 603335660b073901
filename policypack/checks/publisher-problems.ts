import { type Publisher, publishersOf } from "../model/publishers";
import { type Resource } from "../model/resource";
import { type Stack } from "../model/stack";
import { type StackProblem } from "../rule";

/** What a check finds of each publisher and each queue or topic of the stack that it publishes into, said once. */
export function* publisherProblems(
    stack: Stack,
    check: (publisher: Publisher, target: Resource, stack: Stack) => Iterable<StackProblem>,
): Iterable<StackProblem> {
    const told = new Set<string>();
    for (const publisher of publishersOf(stack))
        for (const target of publisher.targets)
            for (const problem of check(publisher, target, stack)) {
                const key = `${problem.resource.urn} ${problem.what}`;
                if (!told.has(key)) yield problem;
                told.add(key);
            }
}
