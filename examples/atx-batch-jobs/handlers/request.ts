import { type Check, type Checked, id, object, pathBelow } from "../../messages";

/** For what requests are signed. */
export const purpose = "atx-requests";

const name = id();

/** One of your own transformations, or one of AWS's, such as AWS/java-version-upgrade. */
const transformation: Check<string> = (value, place) =>
    typeof value === "string" && value.startsWith("AWS/")
        ? `AWS/${name(value.slice(4), place)}`
        : name(value, place);

/** What a caller of the API asks for: the file that was uploaded, and what is to be done with it. */
const asked = {
    source: pathBelow("uploads/", 512),
    transformation,
};
export const call = object(asked);

/** The same with an id, as it waits in the queue. */
export const request = object({ id: id(), ...asked });

export type Request = Checked<typeof request>;
