import { auditLog, type Macs, type Opener, read, verify, type Work } from "../../messages";
import { type Health, health, type PetEvent, petEvent, purpose } from "./event";

/** What an owner reads in the app. */
export interface Notification {
    ownerId: string;
    eventId: string;
    text: string;
}

interface Means {
    macs: Macs;
    opener: Opener;
    /** Puts it into the inbox, unless it is there already, and tells which. */
    put: (notification: Notification) => Promise<"put" | "was there">;
    log?: typeof auditLog;
}

/** Tells the owner. Nothing of a message is believed before its signature fits, and nothing is done twice. */
export function notifying({ macs, opener, put, log = auditLog }: Means): Work {
    return async (delivery) => {
        await verify(macs, purpose, delivery);
        const event = read(petEvent, delivery.body);
        const pet = read(health, await opener.open(event.sealedHealth));
        const outcome = await put({ ...ids(event), text: inWords(event, pet) });
        log(outcome === "put" ? "owner_notified" : "owner_notified_before", {
            messageId: delivery.id,
            record: event.eventId,
        });
    };
}

const ids = ({ ownerId, eventId }: PetEvent) => ({ ownerId, eventId });

function inWords({ kind }: PetEvent, { petName, weightGrams, medications }: Health): string {
    if (kind === "weight" && weightGrams !== undefined)
        return `${petName} weighs ${(weightGrams / 1_000).toFixed(1)} kg`;
    if (kind === "medication" && medications.length > 0)
        return `${petName} needs ${medications.join(" and ")}`;
    return `There is news of ${petName}`;
}
