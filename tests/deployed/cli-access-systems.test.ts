import assert from "node:assert/strict";
import path from "node:path";
import { writeFileSync } from "node:fs";

import { columnsOfActions } from "../../cli/access/columns";
import { accessIn } from "../../cli/access/matrix";
import { readState } from "../../cli/source/state";
import { repositoryRoot } from "../../sandbox";
import { simulatorDisagrees } from "../support/access-cells";
import { deployedBy } from "../support/access-matrix";
import type { Account } from "../support/aws";
import { withOwnAccount } from "../support/backend";
import { withDeployment } from "../support/deployment";
import { folderWith } from "../support/sandbox";

const systems = [
    "atx-batch-jobs",
    "encrypt-existing-queues",
    "inventory-updates",
    "pettracker-notifications",
    "shoryuken-workers",
];

describe("the access matrix of a deployed system's state and the simulator of IAM", function () {
    this.timeout(300_000);
    const { folder, remove } = folderWith({});
    after(remove);
    let account: Account;
    before(withOwnAccount((it) => (account = it)));

    for (const name of systems)
        it(`say the same of every role and action of ${name}`, async () => {
            const request = { program: `examples/${name}`, folder: repositoryRoot, stack: "try" };
            const work = async (deployment: Parameters<Parameters<typeof withDeployment>[1]>[0]) => {
                await deployment.up();
                const state = await deployment.exported();
                const file = path.join(folder, `${name}.json`);
                writeFileSync(file, JSON.stringify(state));
                const access = accessIn(readState(file), { columns: columnsOfActions });
                const made = (state.deployment.resources ?? []).map((resource) => ({
                    type: resource.type,
                    name: resource.urn.split("::").at(-1)!,
                    inputs: resource.inputs ?? {},
                    state: resource.outputs ?? {},
                }));
                const ofType = (type: string) => made.filter((it) => it.type === type);
                const all = deployedBy({ ofType }, "us-east-1");
                // Of a role with a policy of AWS's own the tool says that it does not know it.
                const unknown = ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
                    .filter(({ inputs }) => String(inputs["policyArn"]).includes(":iam::aws:"))
                    .map(({ inputs }) => inputs["role"]);
                const isKnown = ({ arn }: { arn: string }) => !unknown.includes(arn.split("/").at(-1));
                const deployed = { ...all, callers: all.callers.filter(isKnown) };
                assert.ok(deployed.callers.length > 3 && deployed.targets.length > 2);
                assert.deepEqual(await simulatorDisagrees(access, deployed), []);
            };
            await withDeployment(request, work, { backend: account.backend });
        });
});
