import { counted } from "../words";
import { placed, type Report, type Violation } from "./report";

/** The report for who reads a console. */
export function text(report: Report): string {
    const { violations, program, resources, errors } = report;
    const blocking = violations.filter(({ level }) => level === "mandatory").length;
    const counts = `${counted(resources, "resource")}, ${blocking} blocking, ${violations.length - blocking} advisory`;
    return [
        ...errors,
        ...violations.map((violation) => block(violation, program)),
        `${report.verdict}: ${counts}`,
    ].join("\n\n");
}

function block(violation: Violation, program: string): string {
    const { rule, level, resource, place, what, why, fix, exempt } = violation;
    const where = place ? `${placed(program, place)}:${place.line}: ` : "";
    return [
        `${where}${level} ${rule} on ${resource}`,
        `  ${what}`,
        ...(exempt === undefined ? [] : [`  Exempt: ${exempt}`]),
        ...(why ? [`  Why: ${why}`] : []),
        ...(fix ? [`  Fix: ${fix}`] : []),
    ].join("\n");
}
