import { type Backend, startBackend } from "../../sandbox/backend";
import { Account } from "./aws";

/** What the backend runs on may have to be installed on the first use. */
const installLimit = 5 * 60_000;

let shared: Promise<Backend> | undefined;
const own: Backend[] = [];

/** The backend that the tests of one process share: it starts for the first that asks, and ends with the process. */
export function sharedBackend(): Promise<Backend> {
    shared ??= startBackend();
    return shared;
}

/** For a suite that asks the backend: `before(withAccount((it) => (account = it)))`. */
export function withAccount(use: (account: Account) => void) {
    return async function (this: Mocha.Context): Promise<void> {
        this.timeout(installLimit);
        use(new Account(await sharedBackend()));
    };
}

/** For a suite that steers the backend: `before(withOwnAccount(...))` gives one that no other suite uses. */
export function withOwnAccount(use: (account: Account) => void) {
    return async function (this: Mocha.Context): Promise<void> {
        this.timeout(installLimit);
        const backend = await startBackend();
        own.push(backend);
        use(new Account(backend));
    };
}

after(async () => {
    await Promise.all(own.map((backend) => backend.stop()));
    await (await shared)?.stop();
});
