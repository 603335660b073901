/** A number with its noun: `1 queue`, `2 queues`. */
export function counted(number: number, noun: string): string {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
