import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { requests } from "../../../examples/shoryuken-workers/handlers/requests";

describe("the web application of the workers", () => {
    let server: Server;
    let fails = false;
    const enqueued: unknown[][] = [];
    const lines: string[] = [];
    const enqueue =
        (kind: string) =>
        async (...given: string[]) => {
            if (fails) throw new Error("queue of user-1 is away");
            enqueued.push([kind, ...given]);
            return "job-1";
        };

    before(async () => {
        const listener = requests({ welcome: enqueue("welcome"), note: enqueue("note") }, (event, facts) =>
            lines.push(`${event} ${JSON.stringify(facts)}`),
        );
        server = createServer(listener);
        await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    });
    after(() => server.close());
    beforeEach(() => {
        enqueued.length = 0;
        fails = false;
    });

    const ask = async (method: string, path: string, body?: string) => {
        const { port } = server.address() as AddressInfo;
        const init = body === undefined ? { method } : { method, body };
        const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
        return [response.status, await response.json()];
    };
    const post = (content: unknown) => ask("POST", "/notifications", JSON.stringify(content));

    it("enqueues a job for a user, with a note or without", async () => {
        assert.deepEqual(await post({ userId: "user-1" }), [202, { jobId: "job-1" }]);
        assert.deepEqual(await post({ userId: "user-1", note: "Hello" }), [202, { jobId: "job-1" }]);
        assert.deepEqual(enqueued, [
            ["welcome", "user-1"],
            ["note", "user-1", "Hello"],
        ]);
    });

    it("says that it runs", async () => {
        assert.deepEqual(await ask("GET", "/health"), [200, {}]);
        assert.equal((await ask("GET", "/jobs"))[0], 404);
    });

    it("refuses what is no request, and tells no more of it than where it is wrong", async () => {
        for (const content of [{}, [], { userId: "jane@example.com" }, { userId: "user-1", admin: true }, 7])
            assert.equal((await post(content))[0], 400, JSON.stringify(content));
        assert.equal((await ask("POST", "/notifications", "{"))[0], 400);
        assert.equal((await post({ userId: "user-1", note: "x".repeat(70_000) }))[0], 400);
        assert.deepEqual(enqueued, []);
        assert.doesNotMatch(lines.join("\n"), /jane|xxx/);
    });

    it("asks to try again when the queue does not answer, and logs no words of the error", async () => {
        fails = true;
        assert.deepEqual(await post({ userId: "user-1" }), [503, { error: "try again" }]);
        assert.doesNotMatch(lines.join("\n"), /user-1/);
    });
});
