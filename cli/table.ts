/** Rows as text in columns, the first row being their heads. */
export function textTable(rows: readonly (readonly string[])[]): string {
    const widths = (rows[0] ?? []).map((_, column) =>
        Math.max(...rows.map((row) => (row[column] ?? "").length)),
    );
    return rows
        .map((row) =>
            row
                .map((cell, column) => cell.padEnd(widths[column]!))
                .join("  ")
                .trimEnd(),
        )
        .join("\n");
}

/** The same as a table in Markdown. */
export function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
    return [head, head.map(() => "---"), ...rows]
        .map((row) => `| ${row.map(inCell).join(" | ")} |`)
        .join("\n");
}

function inCell(text: string): string {
    return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
