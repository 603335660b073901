import { type Connection, connectionFrom } from "./connection";
import { isObject, known, type Value, type Values } from "./values";

/** What the provider's configuration says, with the sandbox's own values for what it leaves out. */
export interface Settings {
    region: string;
    account: string;
    defaultTags: Values;
    /** The AWS to deploy to; undefined where the stand-in previews only. */
    connection: Connection | undefined;
}

/** Variables of the environment that choose what the stand-in tells of itself. */
export const accountVariable = "PULUMI_SECURE_MESSAGING_ACCOUNT";

export function settingsFrom(config: Values, environment: NodeJS.ProcessEnv = process.env): Settings {
    const region = known(config["region"]);
    const tags = nested(known(config["defaultTags"]));
    return {
        region: typeof region === "string" && region !== "" ? region : "us-east-1",
        account: environment[accountVariable] ?? "111122223333",
        defaultTags: isObject(tags) ? objectAt(tags, "tags") : {},
        connection: connectionFrom(environment),
    };
}

/** Objects in a provider's configuration travel as JSON text. */
function nested(value: Value | undefined): Value | undefined {
    if (typeof value !== "string") return value;
    try {
        return JSON.parse(value) as Value;
    } catch {
        return undefined;
    }
}

function objectAt(values: Values, key: string): Values {
    const value = known(values[key]);
    return isObject(value) ? value : {};
}
