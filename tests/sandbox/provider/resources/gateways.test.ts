import { liveThrough, make } from "../../../support/resource-life";

describe("the stand-in's ways to the internet", function () {
    this.timeout(60_000);

    it("are internet gateways, which go from VPC to VPC", async () => {
        const vpcs = [
            await make("aws:ec2/vpc:Vpc", { cidrBlock: "10.30.0.0/16" }),
            await make("aws:ec2/vpc:Vpc", { cidrBlock: "10.31.0.0/16" }),
        ];
        await liveThrough({
            type: "aws:ec2/internetGateway:InternetGateway",
            inputs: { vpcId: vpcs[0]!.state.id, tags: { team: "orders" } },
            later: { vpcId: vpcs[1]!.state.id, tags: { stage: "test" } },
        });
        for (const vpc of vpcs) await vpc.delete();
    });

    it("are addresses that stay", () =>
        liveThrough({
            type: "aws:ec2/eip:Eip",
            inputs: { domain: "vpc", tags: { team: "orders" } },
            later: { tags: { stage: "test" } },
        }));

    it("are NAT gateways", async () => {
        const vpc = await make("aws:ec2/vpc:Vpc", { cidrBlock: "10.32.0.0/16" });
        const subnet = await make("aws:ec2/subnet:Subnet", {
            vpcId: vpc.state.id,
            cidrBlock: "10.32.0.0/24",
        });
        const eip = await make("aws:ec2/eip:Eip", { domain: "vpc" });
        await liveThrough({
            type: "aws:ec2/natGateway:NatGateway",
            inputs: { subnetId: subnet.state.id, allocationId: eip.state.id, tags: { team: "orders" } },
            later: { tags: { stage: "test" } },
            replacing: { connectivityType: "private" },
            // The backend keeps no address of a gateway.
            unreadable: ["allocationId"],
        });
        for (const one of [eip, subnet, vpc]) await one.delete();
    });
});
