import assert from "node:assert";

import { type Policy } from "@pulumi/policy";
import * as server from "@pulumi/policy/server";
import { AnalyzeStackRequest, type AnalyzeResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import fc from "fast-check";

import { toPolicies } from "../../policypack/adapter";
import { rules } from "../../policypack/rules";
import { malformedResource } from "../support/malformed";
import { analyzeRequest, type Resource, stackResource } from "../support/wire";

type Rpc = (call: { request: unknown }, done: (error: Error | null, answer: AnalyzeResponse) => void) => void;
type MakeRpc = (pack: string, version: string, level: string, policies: readonly Policy[]) => Rpc;
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = server as unknown as Record<string, MakeRpc>;

/** All that a pack says of resources, one by one and then together. */
async function said(policies: readonly Policy[], resources: readonly Resource[]): Promise<unknown[]> {
    const answers = (rpc: Rpc, request: unknown) =>
        new Promise<unknown[]>((resolve, reject) =>
            rpc({ request }, (error, answer) =>
                error ? reject(error) : resolve(answer.toObject().diagnosticsList),
            ),
        );
    const [analyze, analyzeStack] = [makeAnalyzeRpcFun!, makeAnalyzeStackRpcFun!].map((make) =>
        make("secure-messaging", "0.1.0", "mandatory", policies),
    ) as [Rpc, Rpc];
    const found: unknown[] = [];
    for (const resource of resources) found.push(...(await answers(analyze, analyzeRequest(resource))));
    const stack = new AnalyzeStackRequest().setResourcesList(resources.map(stackResource));
    return [...found, ...(await answers(analyzeStack, stack))];
}

/** The policies in a list that spares the SDK nothing. */
const unspared = (policies: readonly Policy[]): Policy[] => policies.map((policy) => policy);

const key = "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-1111-2222-3333-444455556666";
const queue = (props: Record<string, unknown>): Resource => ({
    type: "aws:sqs/queue:Queue",
    name: "orders",
    props: { name: "orders", ...props },
});

describe("sparing the SDK the policies that have nothing to say", () => {
    it("says what it says without, in the same order", async function () {
        this.timeout(120_000);
        const stacks = fc.array(malformedResource, { minLength: 1, maxLength: 3 });
        const same = async (resources: Resource[]) => {
            const named = resources.map((resource, index) => ({ ...resource, name: `r${index}` }));
            const [spared, whole] = [toPolicies(rules), unspared(toPolicies(rules))];
            assert.deepStrictEqual(await said(spared, named), await said(whole, named));
        };
        await fc.assert(fc.asyncProperty(stacks, same), { numRuns: 300, seed: 20261121 });
    });

    it("does not even decode a resource that concerns no rule", async () => {
        const request = analyzeRequest({ type: "aws:rds/instance:Instance", name: "orders", props: {} });
        request.getProperties = () => assert.fail("it was decoded");
        const rpc = makeAnalyzeRpcFun!("secure-messaging", "0.1.0", "mandatory", toPolicies(rules));
        const answer = await new Promise<AnalyzeResponse>((resolve, reject) =>
            rpc({ request }, (error, given) => (error ? reject(error) : resolve(given))),
        );
        assert.deepStrictEqual(answer.getDiagnosticsList(), []);
    });

    it("shows no policy a resource that is in order", async () => {
        let shown = 0;
        const policies = toPolicies(rules);
        for (const policy of policies as { validateResource?: (...given: unknown[]) => unknown }[]) {
            const { validateResource } = policy;
            if (validateResource === undefined) continue;
            policy.validateResource = (...given) => {
                shown += 1;
                return validateResource(...given);
            };
        }
        await said(policies, [queue({ kmsMasterKeyId: key })]);
        const whenSecure = shown;
        await said(policies, [queue({ sqsManagedSseEnabled: false })]);
        assert.ok(shown > whenSecure);
        // Settings are told by the engine; without it, policies that have some are always shown.
        const withSettings = rules.filter(({ parameters }) => parameters !== undefined).length;
        assert.ok(whenSecure <= withSettings, `${whenSecure} of at most ${withSettings}`);
    });
});
