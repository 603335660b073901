/** What the sources of one folder may import. */
export interface ImportRow {
    /** A folder or a file without its extension. Of several rows that match a source, the longest counts. */
    readonly from: string;
    /** Our own folders and files beside itself; "*" for all. */
    readonly ours: readonly string[];
    /** Packages; "@scope/*" for all of a scope. */
    readonly packages: readonly string[];
    /** Packages for `import type` only. */
    readonly types?: readonly string[];
    /** Whether Node's own modules are allowed. */
    readonly node: boolean;
}

/** Who may import what. A test holds it, and ARCHITECTURE.md shows it. */
export const importTable: readonly ImportRow[] = [
    { from: "iam", ours: [], packages: [], node: false },
    { from: "components/documents", ours: ["iam"], packages: [], node: false },
    { from: "components/limits", ours: ["iam"], packages: [], node: false },
    { from: "components", ours: ["iam"], packages: ["@pulumi/pulumi", "@pulumi/aws"], node: false },
    { from: "plugin", ours: ["components"], packages: ["@pulumi/pulumi"], node: true },
    {
        from: "policypack",
        ours: ["iam"],
        packages: ["@pulumi/policy", "@pulumi/pulumi"],
        types: ["@pulumi/aws"],
        node: false,
    },
    {
        from: "cli",
        ours: ["iam", "components/documents", "policypack", "sandbox"],
        packages: ["@aws-sdk/*", "@pulumi/policy", "ajv", "commander", "fastest-levenshtein"],
        types: ["sarif"],
        node: true,
    },
    {
        from: "sandbox",
        ours: [],
        packages: ["@pulumi/pulumi", "@aws-sdk/*", "@grpc/grpc-js", "google-protobuf", "typescript"],
        node: true,
    },
    {
        from: "examples",
        ours: [],
        packages: ["pulumi-secure-messaging", "@pulumi/*", "@aws-sdk/*", "esbuild"],
        node: true,
    },
    {
        from: "scripts",
        ours: ["iam", "components", "plugin", "policypack", "cli", "sandbox", "examples", "tests/support"],
        packages: ["@pulumi/policy", "@pulumi/pulumi", "commander", "prettier"],
        node: true,
    },
    {
        from: "tests",
        ours: ["*"],
        packages: [
            "pulumi-secure-messaging",
            "@pulumi/*",
            "@aws-sdk/*",
            "@grpc/grpc-js",
            "google-protobuf",
            "@cloud-copilot/iam-simulate",
            "ajv",
            "fast-check",
            "junit2json",
            "mocha",
            "sarif",
            "typescript",
        ],
        node: true,
    },
];

/** The table as Markdown. */
export function renderImportTable(table: readonly ImportRow[] = importTable): string {
    const rows = table.map(({ from, ours, packages, types = [], node }) => {
        const cells = [
            code([from]),
            ours.includes("*") ? "everything" : code(ours),
            packageCell(packages, types),
        ];
        return `| ${cells.join(" | ")} | ${node ? "yes" : "no"} |`;
    });
    return [
        "| In | may import of ours | packages | Node's modules |",
        "| --- | --- | --- | --- |",
        ...rows,
    ].join("\n");
}

function packageCell(packages: readonly string[], types: readonly string[]): string {
    const typeOnly = types.map((name) => `\`${name}\` (types only)`);
    return [...packages.map((name) => `\`${name}\``), ...typeOnly].join(", ") || "none";
}

function code(paths: readonly string[]): string {
    return paths.map((path) => `\`${path}\``).join(", ") || "nothing";
}
