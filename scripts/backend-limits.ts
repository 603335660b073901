import { limits } from "../sandbox/backend/limits";

/** What the local backend does not do of AWS, as a table of Markdown. */
export function renderBackendLimits(): string {
    const rows = Object.values(limits).map(({ here, proof }) => `| ${here} | ${proof} |`);
    return ["| In the backend | Proven instead by |", "| --- | --- |", ...rows].join("\n");
}
