/** For how many days a FIFO topic keeps what was published. */
export function archivePolicy(days: number): string {
    return JSON.stringify({ MessageRetentionPeriod: days });
}

/** From when on a subscription is given again what the archive of its topic holds. */
export function replayPolicy(from: string): string {
    return JSON.stringify({ PointType: "Timestamp", StartingPoint: from });
}
