import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";

import { DeleteLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";

import type { RunResult } from "../../../sandbox";
import { startBackend } from "../../../sandbox/backend";
import type { FaultKind, Snapshot } from "../../../sandbox/backend/control";
import { Account } from "../aws";
import { InlineDeployment } from "../inline-deployment";
import { type Call, callsOf, patternOf, worded } from "./calls";
import { inWords, leftovers } from "./leftovers";
import { type Left, Messages } from "./messages";
import { outputsOf, type Scenario, type ScenarioName, scenarios } from "./scenarios";
import { settingsOf, stateOf } from "./settings";

/** A fault of one call of a change, or of the first attempt of several, each of which the client makes again. */
export interface Cell {
    scenario: ScenarioName;
    kind: FaultKind;
    calls: Call[];
}

/** What came of it. */
export interface Outcome {
    /** What the deployment said that met the fault. Missing if it was done all the same. */
    failure?: string;
    /** In words, what has to be taken away by hand before another deployment is done. Missing if nothing has to. */
    byHand?: string;
    /** What is not as it should be after the next deployment. */
    problems: string[];
    /** What no state holds then, in words. */
    leftovers: string[];
}

/** What an undisturbed change comes to. */
interface Undisturbed {
    left: Left;
    calls: Call[];
    result: Result;
}

/** What a change has made, the same in every run. */
interface Result {
    /** Who may do what. */
    settings: Record<string, unknown>;
    /** What Pulumi knows. */
    state: Record<string, unknown>;
}

/** What holds after a call. */
export interface Moment {
    /** Empty before the first one. */
    call: string;
    state: Snapshot;
}

/** So long the provider waits for an answer, in milliseconds. Where one is never to come, it waits no longer than it has to. */
const patience = { usual: 8_000, silent: 1_500 };

/** A backend and a stack in which one trial after the other begins where the same deployment has ended. */
export class Trials {
    readonly #prepared = new Map<ScenarioName, Left>();
    readonly #undisturbed = new Map<ScenarioName, Undisturbed>();

    private constructor(
        private readonly account: Account,
        private readonly deployment: InlineDeployment,
    ) {}

    static async begin(): Promise<Trials> {
        const backend = await startBackend();
        return new Trials(new Account(backend), await InlineDeployment.of(backend));
    }

    /** The calls of a change that meets no fault. */
    async callsOf(name: ScenarioName): Promise<Call[]> {
        return (await this.undisturbed(name)).calls;
    }

    /** Makes a change that meets a fault, and then once more without. */
    async run({ scenario: name, kind, calls }: Cell): Promise<Outcome> {
        const scenario: Scenario = scenarios[name];
        await this.undisturbed(name);
        await this.goBackTo(name);
        const { control } = this.account;
        const on = calls.map(patternOf).join("|");
        const [call] = calls;
        await control.setFault({ kind, on, ...(calls.length > 1 ? { attempt: 1 } : { nth: call!.nth }) });
        this.deployment.waitForAnswers(kind === "silent" ? patience.silent : patience.usual);
        const first = await this.change(scenario);
        this.deployment.waitForAnswers(patience.usual);
        await control.clearFault();
        const met = (await control.journal()).some(({ fault }) => fault !== undefined);
        assert.ok(met, `${on} was not called`);
        const outcome = await this.completed(name, first);
        const found = await leftovers(this.account.root, this.deployment.resources);
        return {
            ...(first.code === 0 ? {} : { failure: failureOf(first) }),
            ...outcome,
            leftovers: found.map(inWords),
        };
    }

    /** Who may do what before a change, and after each call of it. The calls that fit a pattern come late. */
    async watch(name: ScenarioName, late: string): Promise<Moment[]> {
        await this.prepared(name);
        await this.goBackTo(name);
        const { control } = this.account;
        const before = await control.snapshot();
        await control.takeSnapshots(true);
        await control.setFault({ kind: "late", on: late });
        succeeded(await this.change(scenarios[name]));
        await control.clearFault();
        await control.takeSnapshots(false);
        const calls = (await control.journal()).filter(({ state }) => state !== undefined);
        return [
            { call: "", state: before },
            ...calls.map((entry) => ({ call: worded(callsOf([entry])[0]!), state: entry.state! })),
        ];
    }

    /** What comes of making the change once more, unless the first one made all of it. */
    private async completed(
        name: ScenarioName,
        first: RunResult,
    ): Promise<Pick<Outcome, "problems" | "byHand">> {
        const scenario: Scenario = scenarios[name];
        const { left, result: expected } = await this.undisturbed(name);
        const isDone = first.code === 0 && isDeepStrictEqual(await this.result(), expected);
        const again = isDone ? first : await this.change(scenario);
        const byHand = again.code === 0 ? undefined : await this.mended(again);
        const last = byHand === undefined ? again : await this.change(scenario);
        if (last.code !== 0) return { problems: [`fails again: ${failureOf(last)}`] };
        const problems =
            scenario.operation === "destroy"
                ? []
                : [...(await this.deviations(scenario, expected)), ...(await this.losses(left))];
        return { ...(byHand === undefined ? {} : { byHand }), problems };
    }

    /** Takes away what is in the way of a resource that has no other name to go by. */
    private async mended(failed: RunResult): Promise<string | undefined> {
        const found = await leftovers(this.account.root, this.deployment.resources);
        const inTheWay = found.find(({ name }) => failureOf(failed).includes(name));
        // SNS gives the log groups of a topic their names.
        if (inTheWay?.kind !== "logGroups") return undefined;
        await this.account.root.logs.send(new DeleteLogGroupCommand({ logGroupName: inTheWay.name }));
        return inWords(inTheWay);
    }

    private async deviations({ program }: Scenario, expected: Result): Promise<string[]> {
        const actual = await this.result();
        const wrong = Object.keys({ ...actual.settings, ...expected.settings })
            .filter((key) => !isDeepStrictEqual(actual.settings[key], expected.settings[key]))
            .map((key) => `${key} is not as it should be`);
        // A state that is the same leads to the same preview.
        if (isDeepStrictEqual(actual.state, expected.state)) return wrong;
        const preview = await this.deployment.run("preview", program, "--expect-no-changes");
        return [...wrong, ...(preview.code === 0 ? [] : ["another change is due"])];
    }

    private async result(): Promise<Result> {
        const { resources } = this.deployment;
        return {
            settings: settingsOf(await this.account.control.snapshot(), resources),
            state: stateOf(resources),
        };
    }

    /** Takes every message, and one that is published now. */
    private async losses(left: Left): Promise<string[]> {
        const messages = await Messages.of(this.account.backend, outputsOf(this.deployment));
        const all = { ...left, waiting: [...left.waiting, await messages.publish()] };
        const taken = await messages.taken(all);
        const lost = [...all.waiting, ...all.failed].filter(
            (body) => ![...taken.waiting, ...taken.failed].includes(body),
        );
        return lost.length === 0 ? [] : [`lost ${lost.length} of ${all.waiting.length + all.failed.length}`];
    }

    private async undisturbed(name: ScenarioName): Promise<Undisturbed> {
        const known = this.#undisturbed.get(name);
        if (known) return known;
        const scenario: Scenario = scenarios[name];
        const left = await this.prepared(name);
        await this.goBackTo(name);
        succeeded(await this.change(scenario));
        const calls = callsOf(await this.account.control.journal());
        const found = { left, calls, result: await this.result() };
        await this.isWhole(scenario, left);
        this.#undisturbed.set(name, found);
        return found;
    }

    /** What faults are compared with has to be right itself. */
    private async isWhole({ operation, program }: Scenario, left: Left): Promise<void> {
        if (operation === "up") {
            succeeded(await this.deployment.run("preview", program, "--expect-no-changes"));
            assert.deepEqual(await this.losses(left), []);
        }
        assert.deepEqual(await leftovers(this.account.root, this.deployment.resources), []);
    }

    /** Deploys what is there before a change, to begin there again and again. */
    private async prepared(name: ScenarioName): Promise<Left> {
        const known = this.#prepared.get(name);
        if (known) return known;
        const { before, prepare }: Scenario = scenarios[name];
        const { control } = this.account;
        await control.reset();
        this.deployment.forget();
        if (before) succeeded(await this.deployment.run("up", before));
        const left = (await prepare?.(this.account, this.deployment)) ?? { waiting: [], failed: [] };
        await control.takeCheckpoint(name);
        this.deployment.keepState(name);
        this.#prepared.set(name, left);
        return left;
    }

    private async goBackTo(name: ScenarioName): Promise<void> {
        await this.account.control.clearFault();
        await this.account.control.goBackTo(name);
        this.deployment.goBackTo(name);
        await this.account.control.clearJournal();
    }

    private change({ operation, program }: Scenario): Promise<RunResult> {
        return this.deployment.run(operation, program);
    }
}

/** What the first resource that failed says. */
function failureOf({ events, stdout, stderr }: RunResult): string {
    const said = events.flatMap(({ diagnosticEvent }) =>
        diagnosticEvent?.severity === "error" && diagnosticEvent.urn?.includes("aws:")
            ? [diagnosticEvent.message]
            : [],
    );
    // Of a resource that is made by half, the engine lists what is missing.
    return (said[0] ?? `${stdout}\n${stderr}`).replace(/^1 error occurred:\s*\* /, "").trim();
}

function succeeded({ code, stdout, stderr }: RunResult): void {
    assert.equal(code, 0, `${stdout}\n${stderr}`);
}
