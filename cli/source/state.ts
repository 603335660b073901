import { readText } from "../configuration";
import { Failure } from "../failure";
import { type Source } from "./resource";
import { held, isWritten, named, parsed, stackIn, type Written } from "./written";

/** The resources of a state: a file that `pulumi stack export` wrote, or `-` for standard input. */
export function readState(file: string, folder = "."): Source {
    const resources = writtenIn(file, parsed(file, readText(file, folder)));
    const wrong = resources.findIndex((resource) => !isWritten(resource));
    if (wrong >= 0)
        throw new Failure("input", `${named(file)} is damaged: its resource ${wrong} has no urn or no type.`);
    const kept = (resources as Written[]).filter((resource) => !resource.delete).map(held);
    const words = kept.length === 0 ? "an empty state" : `state of ${stackIn(kept)}`;
    return { words, resources: kept, missing: [] };
}

/** `pulumi stack export` writes a deployment; a file of a file backend holds a checkpoint. */
function writtenIn(file: string, value: unknown): unknown[] {
    const { deployment, checkpoint, ...rest } = (value ?? {}) as Partial<Exported>;
    const latest = deployment ?? checkpoint?.latest;
    if (typeof latest === "object" && latest !== null) {
        const { resources = [] } = latest;
        if (Array.isArray(resources)) return resources;
    }
    throw new Failure(
        "input",
        `${named(file)} is no state of Pulumi${foreign(rest)}: give what \`pulumi stack export\` writes.`,
    );
}

interface Exported {
    deployment: { resources?: unknown } | null;
    checkpoint: { latest?: { resources?: unknown } | null } | null;
    terraform_version: unknown;
    format_version: unknown;
    Resources: unknown;
    steps: unknown;
}

function foreign(value: Partial<Exported>): string {
    if ("terraform_version" in value || "format_version" in value) return ", but of Terraform";
    if ("Resources" in value) return ", but a template of CloudFormation";
    if ("steps" in value) return ", but a preview";
    return "";
}
