import { fifoSuffix } from "../base/fifo";
import type { NameRoom } from "../limits";
import type { MessagingSetArgs } from "./args";

/** What Pulumi adds to a name that it makes. */
const AUTO_NAME = "-0123456";

/** Everything that is added to the name of a set to make the names of its parts. */
export function nameRooms(args: MessagingSetArgs): NameRoom[] {
    const fifo = fifoSuffix(args.fifo);
    const given = args.name !== undefined;
    const end = given ? "" : AUTO_NAME;
    const queueKeys = Object.keys(args.queues ?? { main: {} });
    const queues = queueKeys.flatMap((key) => [
        `-${key}${given ? "" : "-queue"}${end}`,
        `-${key}-dlq${end}`,
        `-${key}-subscription-dlq${end}`,
    ]);
    return [
        ...queues.map((added) => ({ service: "SQS" as const, characters: 80, added: added + fifo })),
        ...Object.keys(args.roles ?? {}).map((key) => ({
            service: "IAM" as const,
            characters: 64,
            added: given ? `-${key}` : `-${key}-role${end}`,
        })),
    ];
}

/** Two names that AWS would take for one. */
export function nameClashes(args: MessagingSetArgs): string[] {
    const queueKeys = args.name === undefined ? [] : Object.keys(args.queues ?? { main: {} });
    const queueNames = queueKeys.flatMap((key) => [key, `${key}-dlq`, `${key}-subscription-dlq`]);
    const roleNames = Object.keys(args.roles ?? {}).map((key) => key.toLowerCase());
    return [
        ...repeated(queueNames).map(
            (name) => `queues gives two queues the name ending in "-${name}"; rename one key.`,
        ),
        ...repeated(roleNames).map(
            (name) => `roles has two keys that read "${name}"; IAM ignores case; rename one.`,
        ),
    ];
}

function repeated(names: string[]): string[] {
    return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
