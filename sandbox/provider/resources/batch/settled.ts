interface Found {
    status?: string | undefined;
    statusReason?: string | undefined;
}

/** AWS makes, changes and deletes environments and queues while it says that it does. */
export async function settled(find: () => Promise<Found | undefined>): Promise<void> {
    for (let wait = 50; wait < 60_000; wait *= 2) {
        const found = await find();
        if (found?.status === "INVALID") throw new Error(found.statusReason ?? "AWS says that it is invalid");
        if (!found?.status?.endsWith("ING")) return;
        await new Promise((resolve) => setTimeout(resolve, Math.min(wait, 2_000)));
    }
}
