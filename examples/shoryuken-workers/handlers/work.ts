import { BadMessage, type Delivery, type Macs, type Opener, read, verify, type Work } from "../../messages";
import type { Database } from "./database";
import { job, type Job } from "./jobs";

export interface Working {
    macs: Macs;
    opener: Opener;
    purpose: string;
    database: Database;
}

/** What a worker does with a message. Nothing in it is looked at before its signature is found to be right. */
export function worker({ macs, opener, purpose, database }: Working): Work {
    const noteIn = ({ kind, sealedNote }: Job) => {
        if ((kind === "note") !== (sealedNote !== undefined))
            throw new BadMessage("the message has a note, and is none, or has none");
        return sealedNote === undefined ? undefined : opener.open(sealedNote);
    };
    return async (delivery: Delivery) => {
        await verify(macs, purpose, delivery);
        const found = read(job, delivery.body);
        await database.notify({ jobId: found.id, userId: found.userId, note: await noteIn(found) });
    };
}
