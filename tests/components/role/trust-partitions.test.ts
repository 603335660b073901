import { deepStrictEqual } from "node:assert";

import { type Surroundings } from "../../support/mocks";
import { eks, github, irsa, pipeline, trustOf, document } from "../../support/roles";
import { federated, permissionSet, service, token, worker } from "../../support/role-trusts";

const partitions: Record<string, Surroundings & { ec2: string }> = {
    "aws-cn": { region: "cn-north-1", dnsSuffix: "amazonaws.com.cn", ec2: "ec2.amazonaws.com.cn" },
    "aws-us-gov": { region: "us-gov-west-1", ec2: "ec2.amazonaws.com" },
    "aws-eusc": { region: "eusc-de-east-1", dnsSuffix: "amazonaws.eu", ec2: "ec2.amazonaws.com" },
};

for (const [partition, { ec2, ...others }] of Object.entries(partitions)) {
    describe(`the trust policy of a role in ${partition}`, () => {
        const there = { partition, ...others };

        it("names the services and ARNs of the partition", async () => {
            const arn = `arn:${partition}:ecs:${others.region}:111122223333:*`;
            const task = service("ecs-tasks.amazonaws.com", {
                ArnLike: { "aws:SourceArn": arn },
                StringEquals: { "aws:SourceAccount": "111122223333" },
            });
            deepStrictEqual(await trustOf({ ecsTask: {} }, there), document(task));
            deepStrictEqual(await trustOf({ batchJob: {} }, there), document(task));
            deepStrictEqual(await trustOf({ lambda: {} }, there), document(service("lambda.amazonaws.com")));
            deepStrictEqual(await trustOf({ ec2: {} }, there), document(service(ec2)));
        });

        it("names the providers and roles of the partition", async () => {
            const aud = "sts.amazonaws.com";
            deepStrictEqual(
                await trustOf({ eksIrsa: irsa }, there),
                document(federated(eks, token(eks, aud, worker), partition)),
            );
            deepStrictEqual(
                await trustOf({ oidc: pipeline }, there),
                document(federated(github, token(github, aud, pipeline.subjects[0]!), partition)),
            );
            deepStrictEqual(
                await trustOf({ ssoPermissionSet: { permissionSetName: "Ops" } }, there),
                document(permissionSet("111122223333", "Ops", partition)),
            );
        });
    });
}
