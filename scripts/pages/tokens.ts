/** How a program calls a resource type. */
export interface ResourceClass {
    /** The name under which its package is imported. */
    readonly alias: string;
    /** The package to import. */
    readonly package: string;
    /** The class, from the alias on. */
    readonly expression: string;
}

/** The class behind a type: `aws:sqs/queue:Queue` is `aws.sqs.Queue`. */
export function classOf(type: string): ResourceClass {
    const [provider = "", module = "", name = ""] = type.split(":");
    if (provider === "pulumi" && module === "providers") return classIn(name, ["Provider"]);
    const folders = module.split("/");
    // Bridged providers name the file of the class as well.
    const isFile = folders.length > 1 && folders.at(-1)!.toLowerCase() === name.toLowerCase();
    return classIn(provider, [...(isFile ? folders.slice(0, -1) : folders), name]);
}

function classIn(provider: string, path: readonly string[]): ResourceClass {
    const alias = provider.replaceAll("-", "");
    return { alias, package: `@pulumi/${provider}`, expression: [alias, ...path].join(".") };
}

/** A resource's name as a variable: `orders-policy` is `ordersPolicy`. */
export function variableOf(name: string): string {
    const plain = name
        .replaceAll(/[^A-Za-z0-9]+(.?)/g, (_, letter: string) => letter.toUpperCase())
        .replace(/^[^A-Za-z]+/, "");
    const camel = `${plain.charAt(0).toLowerCase()}${plain.slice(1)}`;
    return camel === "" || TAKEN.has(camel) ? `the${camel.charAt(0).toUpperCase()}${camel.slice(1)}` : camel;
}

const TAKEN = new Set([
    "aws",
    "awsnative",
    "class",
    "const",
    "default",
    "delete",
    "export",
    "function",
    "import",
    "in",
    "new",
    "package",
    "pulumi",
    "return",
    "static",
    "this",
    "var",
    "with",
]);
