// Jobs, their network, their images and the API in front of them.
import * as aws from "@pulumi/aws";

import { arn, document } from "../../account";
import { variant } from "../../variants";
import { jobOf } from "./parts";

// A job fetches what it needs itself: an address serves only those who attack it.
variant("public-ip", ["compute-no-public-ip"], (name) => {
    jobOf(name, { networkConfiguration: { assignPublicIp: "ENABLED" } });
});

// Whoever may look at the definition has the token. (It opens nothing.)
variant("token-in-environment", ["workload-no-plaintext-credentials"], (name) => {
    const value = `ghp_${"0".repeat(36)}`;
    jobOf(name, { environment: [{ name: "GITHUB_TOKEN", value }] });
});

// Out by any port: a compromised job carries code anywhere.
variant("open-egress", ["compute-closed-egress"], (name) => {
    const group = new aws.ec2.SecurityGroup(`${name}-group`, {
        vpcId: "vpc-0abc1234def567890",
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
    });
    new aws.batch.ComputeEnvironment(`${name}-environment`, {
        type: "MANAGED",
        computeResources: {
            type: "FARGATE",
            maxVcpus: 4,
            subnets: ["subnet-0aaa1111bbb222233"],
            securityGroupIds: [group.id],
        },
    });
});

// Nobody can tell afterwards who talked to whom.
variant("network-without-flow-logs", ["vpc-flow-logs"], (name) => {
    const vpc = new aws.ec2.Vpc(`${name}-vpc`, {
        cidrBlock: "10.60.0.0/16",
        enableDnsSupport: true,
        enableDnsHostnames: true,
    });
    new aws.ec2.VpcEndpoint(`${name}-endpoint`, {
        vpcId: vpc.id,
        serviceName: "com.amazonaws.us-east-1.sns",
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        subnetIds: ["subnet-0aaa1111bbb222233", "subnet-0ccc3333ddd444455"],
        securityGroupIds: ["sg-0eee5555fff666677"],
        policy: document({
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: "sns:Publish",
            Resource: arn("sns", "results"),
            Condition: {
                StringEquals: { "aws:PrincipalAccount": aws.getCallerIdentityOutput().accountId },
            },
        }),
    });
});

// The logs stay for ever, and so does what somebody wrote into them.
variant("endless-logs", ["log-group-retention"], (name) => {
    new aws.cloudwatch.LogGroup(`${name}-logs`);
});

// Nobody looks for known holes in the image.
variant("unscanned", ["support-ecr-scan"], (name) => {
    new aws.ecr.Repository(`${name}-images`);
});

// Whoever knows the address starts jobs.
variant("unsigned-calls", ["support-apigw-iam"], (name) => {
    new aws.apigateway.Method(`${name}-method`, {
        restApi: "a1b2c3d4e5",
        resourceId: "f6g7h8",
        httpMethod: "POST",
        authorization: "NONE",
    });
});
