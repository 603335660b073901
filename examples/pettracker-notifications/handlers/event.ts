import { type Checked, id, integer, list, object, oneOf, optional, text, time } from "../../messages";

/** What signatures are made for: nothing that was signed for something else passes for an event. */
export const purpose = "pet-events";

/** What health is sealed for. It stands in the trail with each use of the key. */
export const healthContext = { purpose: "pet-health" };

/** How a pet is. It travels sealed. */
export const health = object({
    petName: text(100),
    weightGrams: optional(integer(1, 200_000)),
    medications: list(text(100), 20),
});

const ids = { kind: oneOf("weight", "medication", "checkup"), ownerId: id(), petId: id() };

/** What the app tells the sender. Who the owner is, and how to reach them, the app knows by the id. */
export const report = object({ ...ids, health });

/** What is published: ids in the clear, health sealed. */
export const petEvent = object({ ...ids, eventId: id(), at: time, sealedHealth: text(20_000) });

export type Health = Checked<typeof health>;
export type PetEvent = Checked<typeof petEvent>;
