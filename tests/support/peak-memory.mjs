import { writeSync } from "node:fs";

// Preloaded into a process that a test starts: at its end it tells on standard error the most memory that it had.
process.on("exit", () =>
    writeSync(2, `peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`),
);
