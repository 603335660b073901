import { isRecord, UNKNOWN } from "../../iam";
import { type Resource } from "./resource";
import { jsonIn } from "./values";

/** A text that a workload gets to see: an environment variable, or a start-up script or command as a whole. */
export interface Setting {
    /** The property that holds it. */
    property: string;
    /** The variable's name; none for a script or a command. */
    variable?: string;
    value: string;
}

/** Where workloads keep their settings, and in which form. */
interface SettingPlace {
    property: string;
    form: "environment" | "script" | "base64 script";
}

const environment = (...properties: string[]): SettingPlace[] =>
    properties.map((property) => ({ property, form: "environment" }));
const BASE64: SettingPlace = { property: "userData", form: "base64 script" };

export const WORKLOADS: Readonly<Record<string, readonly SettingPlace[]>> = {
    "aws:lambda/function:Function": environment("environment"),
    "aws-native:lambda:Function": environment("environment"),
    "aws:ecs/taskDefinition:TaskDefinition": environment("containerDefinitions"),
    "aws-native:ecs:TaskDefinition": environment("containerDefinitions"),
    "aws:batch/jobDefinition:JobDefinition": environment(
        "containerProperties",
        "nodeProperties",
        "ecsProperties",
        "eksProperties",
    ),
    "aws-native:batch:JobDefinition": environment(
        "containerProperties",
        "nodeProperties",
        "ecsProperties",
        "eksProperties",
    ),
    "aws:apprunner/service:Service": environment("sourceConfiguration"),
    "aws-native:apprunner:Service": environment("sourceConfiguration"),
    "aws:codebuild/project:Project": environment("environment"),
    "aws-native:codebuild:Project": environment("environment"),
    "aws:ec2/instance:Instance": [
        { property: "userData", form: "script" },
        { property: "userDataBase64", form: "base64 script" },
    ],
    "aws:ec2/launchConfiguration:LaunchConfiguration": [
        { property: "userData", form: "script" },
        { property: "userDataBase64", form: "base64 script" },
    ],
    "aws:ec2/launchTemplate:LaunchTemplate": [BASE64],
    "aws-native:ec2:Instance": [BASE64],
    "aws-native:ec2:LaunchTemplate": [{ property: "launchTemplateData", form: "base64 script" }],
};

/** The settings of a workload that are known, and the properties that hold some that are not. */
export function settingsOf(resource: Resource): { known: Setting[]; unknown: string[] } {
    const places = Object.hasOwn(WORKLOADS, resource.type) ? WORKLOADS[resource.type]! : [];
    const read = places.map(({ property, form }) => ({ property, form, value: resource.get(property) }));
    return {
        known: read.flatMap(({ property, form, value }) =>
            (form === "environment" ? variablesIn(value) : scriptIn(value, form)).map((found) => ({
                property,
                ...found,
            })),
        ),
        unknown: read.filter(({ value }) => value === UNKNOWN).map(({ property }) => property),
    };
}

interface Variable {
    variable?: string;
    value: string;
}

function scriptIn(value: unknown, form: SettingPlace["form"]): Variable[] {
    const text = isRecord(value) ? value.userData : value;
    if (typeof text !== "string") return [];
    return [{ value: form === "script" ? text : decoded(text) }];
}

function decoded(text: string): string {
    try {
        return atob(text);
    } catch {
        return text;
    }
}

/** The variables at any depth: maps of names, lists of name and value, and JSON texts that hold these. */
function variablesIn(value: unknown): Variable[] {
    if (typeof value === "string") return variablesIn(jsonIn(value));
    if (Array.isArray(value)) return (value as unknown[]).flatMap(variablesIn);
    if (!isRecord(value)) return [];
    return Object.entries(value).flatMap(([key, member]) => {
        if (MAPS.has(key.toLowerCase())) return entriesOf(member);
        if (COMMANDS.has(key.toLowerCase())) return commandIn(member);
        if (LISTS.has(key.toLowerCase()) && Array.isArray(member)) return (member as unknown[]).flatMap(pair);
        return typeof member === "string" ? [] : variablesIn(member);
    });
}

const MAPS: ReadonlySet<string> = new Set(["variables", "runtimeenvironmentvariables", "dockerlabels"]);
const COMMANDS: ReadonlySet<string> = new Set(["command", "entrypoint"]);
const LISTS: ReadonlySet<string> = new Set([
    "environment",
    "envs",
    "env",
    "environmentvariables",
    "runtimeenvironmentvariables",
]);

/** What a container runs, with an argument on each line. */
function commandIn(command: unknown): Variable[] {
    const words = Array.isArray(command) ? command.filter((word) => typeof word === "string") : [];
    return words.length > 0 ? [{ value: words.join("\n") }] : [];
}

function entriesOf(map: unknown): Variable[] {
    if (Array.isArray(map)) return (map as unknown[]).flatMap(pair);
    if (!isRecord(map)) return [];
    return Object.entries(map).flatMap(([variable, value]) =>
        typeof value === "string" ? [{ variable, value }] : [],
    );
}

/** CodeBuild marks what is only the name of a secret by a type of its own. */
function pair(item: unknown): Variable[] {
    if (!isRecord(item)) return [];
    const lower = Object.fromEntries(Object.entries(item).map(([key, value]) => [key.toLowerCase(), value]));
    const { name, value, type = "PLAINTEXT" } = lower;
    return typeof name === "string" && typeof value === "string" && type === "PLAINTEXT"
        ? [{ variable: name, value }]
        : [];
}
