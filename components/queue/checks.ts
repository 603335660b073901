import { fifoSuffix } from "../base/fifo";
import { guarded, refuse, type Owner } from "../base/owner";
import { guardedRoleArns, roleArnProblems } from "../base/role-arns";
import { limitProblems, nameLimit, valueProblems } from "../limits";
import { fifoProblems } from "../limits/fifo";
import { customerKeyLimit } from "../limits/key";
import { networkProblems, senderProblems, sourceProblems } from "../source-args";
import type { EncryptedQueueArgs } from "./args";
import { completeEncryption, encryptionProblems } from "./encryption";
import { guardedNames, namingProblems } from "./names";
import { completeSettings, guardedSettings, settingsProblems } from "./settings";

/** Every argument of a queue with its value. */
export type QueueValues = ReturnType<typeof checkedQueue>;

/** Every argument with its value; what AWS would refuse is refused, now or when it becomes known. */
export function checkedQueue(owner: Owner, args: EncryptedQueueArgs) {
    refuse(owner, problemsOf(owner, args));
    const names = guardedNames(owner, "", args);
    const bounded = guardedSettings(owner, "", args);
    const { kmsKeyArn } = guarded(owner, "", args, { kmsKeyArn: customerKeyLimit });
    return {
        ...completeSettings({ ...bounded, deadLetter: { ...bounded.deadLetter, ...names.deadLetter } }),
        ...completeEncryption({ ...args, ...bounded, kmsKeyArn }),
        name: names.name,
        fifo: args.fifo,
        exclusiveTo: guardedRoleArns(owner, "exclusiveTo", args.exclusiveTo),
        deadLetterExclusiveTo: guardedRoleArns(owner, "deadLetterExclusiveTo", args.deadLetterExclusiveTo),
        tags: args.tags,
    };
}

function problemsOf(owner: Owner, args: EncryptedQueueArgs): string[] {
    const automatic = args.name === undefined && args.importUrl === undefined;
    const room = { service: "SQS" as const, characters: 80, added: `-queue-0123456${fifoSuffix(args.fifo)}` };
    return [
        ...encryptionProblems("", args),
        ...limitProblems("", args, { kmsKeyArn: customerKeyLimit }),
        ...namingProblems("", args),
        ...valueProblems("the name", automatic ? owner.name : undefined, nameLimit([room])),
        ...settingsProblems("", args),
        ...fifoProblems("fifo", args.fifo),
        ...sourceProblems("sources", args.sources, "queue", args.fifo?.enabled === true),
        ...senderProblems("senders", args.senders),
        ...roleArnProblems("exclusiveTo", args.exclusiveTo),
        ...roleArnProblems("deadLetterExclusiveTo", args.deadLetterExclusiveTo),
        ...networkProblems("network", args.network),
    ];
}
