import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

import {
    type AuditLog,
    auditLog,
    BadMessage,
    id,
    object,
    optional,
    read,
    reasonOf,
    text,
} from "../../messages";
import type { Enqueuer } from "./enqueue";
import { longestNote } from "./jobs";

const request = object({ userId: id(), note: optional(text(longestNote)) });
const largest = 65_536;

/** POST /notifications with { userId, note? } enqueues a job; GET /health says that the program runs. */
export function requests(
    enqueuer: Pick<Enqueuer, "welcome" | "note">,
    log: AuditLog = auditLog,
): RequestListener {
    return (incoming, response) => {
        answered(incoming, enqueuer).then(
            ({ status, content }) => answer(response, status, content),
            (error: unknown) => {
                log("request_failed", { reason: reasonOf(error) });
                if (error instanceof BadMessage) answer(response, 400, { error: error.message });
                else answer(response, 503, { error: "try again" });
            },
        );
    };
}

async function answered(incoming: IncomingMessage, enqueuer: Pick<Enqueuer, "welcome" | "note">) {
    const asked = `${incoming.method} ${incoming.url}`;
    if (asked === "GET /health") return { status: 200, content: {} };
    if (asked !== "POST /notifications") return { status: 404, content: { error: "there is nothing here" } };
    const { userId, note } = read(request, await bodyOf(incoming), largest);
    const jobId = await (note === undefined ? enqueuer.welcome(userId) : enqueuer.note(userId, note));
    return { status: 202, content: { jobId } };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of incoming) {
        bytes += (chunk as Buffer).length;
        if (bytes > largest) throw new BadMessage("the request is too large");
        chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks).toString("utf8");
}

function answer(response: ServerResponse, status: number, content: object): void {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(content));
}
