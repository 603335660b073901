import * as pulumi from "@pulumi/pulumi";

import { token, type Owner } from "./owner";

type Options = pulumi.ComponentResourceOptions | undefined;

/**
 * The options of a component, by which each of its parts goes by its former names too. Pulumi hands an alias of a
 * component down to its parts only in the run that finds the component by that alias: after a run that fails half-way
 * the next one would make the remaining parts anew, and delete the old ones with the messages in them.
 * @see https://github.com/pulumi/pulumi/issues/13903
 */
export function withFormerNames({ kind, name }: Owner, opts: Options): Options {
    const { aliases = [], parent, transformations = [] } = opts ?? {};
    if (aliases.length === 0) return opts;
    const type = token(kind);
    const former = aliases.map((alias) => urnOf(alias, { name, type, parent }));
    const handDown: pulumi.ResourceTransformation = ({ type: ofPart, name: partName, props, opts: part }) => {
        if (ofPart === type && partName === name) return undefined;
        const rest = partName.startsWith(name) ? partName.slice(name.length) : undefined;
        const formerNames = former.map((urn) =>
            pulumi.all([urn, part.parent!.urn]).apply(([before, inside]) => {
                const types = [typesOf(before), ...typesBelow(type, inside), ofPart].join("$");
                return `${types}::${rest === undefined ? partName : nameIn(before) + rest}`;
            }),
        );
        return { props, opts: { ...part, aliases: [...(part.aliases ?? []), ...formerNames] } };
    };
    return { ...opts, transformations: [...transformations, handDown] };
}

interface Component {
    name: string;
    type: string;
    parent: pulumi.Resource | undefined;
}

/** The URN that an alias stands for: what it leaves out is as it is now. */
function urnOf(alias: pulumi.Input<pulumi.URN | pulumi.Alias>, now: Component): pulumi.Output<pulumi.URN> {
    return pulumi.output(alias).apply((given) => {
        if (typeof given === "string") return pulumi.output(given);
        const { name = now.name, type = now.type, project, stack } = given as NamedAlias;
        const parent = "parent" in given ? given.parent : now.parent;
        return pulumi.createUrn(name, type, parent, project, stack);
    });
}

type NamedAlias = { name?: string; type?: string; project?: string; stack?: string };

/** The types between a component and what is made inside something of it. */
function typesBelow(type: string, inside: pulumi.URN): string[] {
    const types = typesOf(inside).split("::")[2]!.split("$");
    return types.slice(types.lastIndexOf(type) + 1);
}

/** A URN without the name: the types from the outermost component to its own. */
function typesOf(urn: pulumi.URN): string {
    return urn.slice(0, urn.lastIndexOf("::"));
}

function nameIn(urn: pulumi.URN): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}
