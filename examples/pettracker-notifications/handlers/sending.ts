import { randomUUID } from "node:crypto";

import { auditLog, type Macs, type Sealer, signed, type SignedMessage, written } from "../../messages";
import { health, petEvent, purpose, report } from "./event";

interface Means {
    macs: Macs;
    sealer: Sealer;
    publish: (message: SignedMessage) => Promise<unknown>;
    log?: typeof auditLog;
}

/** Tells everybody who subscribed what the app reports of a pet, and the app the id of it. */
export function sending({ macs, sealer, publish, log = auditLog }: Means) {
    return async (reported: unknown): Promise<{ eventId: string }> => {
        const { health: plain, ...ids } = report(reported, "the report");
        const event = {
            ...ids,
            eventId: randomUUID(),
            at: new Date().toISOString(),
            sealedHealth: await sealer.seal(written(health, plain)),
        };
        await publish(await signed(macs, purpose, written(petEvent, event)));
        log("event_published", { record: event.eventId });
        return { eventId: event.eventId };
    };
}
