import assert from "node:assert/strict";

import { liveThrough, make } from "../../../support/resource-life";

describe("the stand-in's rules of security groups", function () {
    this.timeout(60_000);

    for (const direction of ["Ingress", "Egress"])
        it(`has rules of ${direction.toLowerCase()}`, async () => {
            const type = `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`;
            const vpc = await make("aws:ec2/vpc:Vpc", { cidrBlock: "10.20.0.0/16" });
            const groupType = "aws:ec2/securityGroup:SecurityGroup";
            const [group, other] = [
                await make(groupType, { vpcId: vpc.state.id }),
                await make(groupType, { vpcId: vpc.state.id }, "other"),
            ];
            const https = { securityGroupId: group.state.id, ipProtocol: "tcp", fromPort: 443, toPort: 443 };
            await liveThrough({
                type,
                inputs: {
                    ...https,
                    referencedSecurityGroupId: other.state.id,
                    description: "Clients",
                    tags: { team: "orders" },
                },
                later: {
                    referencedSecurityGroupId: group.state.id,
                    description: "All clients",
                    tags: { stage: "test" },
                },
                replacing: { securityGroupId: other.state.id },
            });
            await liveThrough({
                type,
                inputs: { ...https, cidrIpv4: "10.20.1.0/24" },
                later: { cidrIpv4: "10.20.2.0/24", toPort: 444 },
            });
            await liveThrough({ type, inputs: { ...https, prefixListId: "pl-63a5400a" } });
            await liveThrough({
                type,
                inputs: { securityGroupId: group.state.id, ipProtocol: "all", cidrIpv6: "fd00::/8" },
                // AWS has but one word for it.
                unreadable: ["ipProtocol"],
            });
            for (const made of [other, group, vpc]) await made.delete();
        });

    it("refuses a rule without an other end", async () => {
        const rule = { securityGroupId: "sg-1", ipProtocol: "-1" };
        await assert.rejects(
            make("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", rule),
            /needs one of cidrIpv4, cidrIpv6, prefixListId, referencedSecurityGroupId/,
        );
    });
});
