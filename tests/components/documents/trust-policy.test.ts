import { deepStrictEqual } from "node:assert";

import { podTrust, trustPolicy } from "../../../components/documents/trust-policy";

const place = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
};

describe("the trust policy", () => {
    const taken = (Service: string) => ({
        Effect: "Allow",
        Principal: { Service },
        Action: "sts:AssumeRole",
    });

    it("of ECS pins the account and region of the tasks", () => {
        deepStrictEqual(trustPolicy({ place, platform: "ecsTask" }), [
            {
                ...taken("ecs-tasks.amazonaws.com"),
                Condition: {
                    ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111122223333:*" },
                    StringEquals: { "aws:SourceAccount": "111122223333" },
                },
            },
        ]);
    });

    it("of ECS follows tasks that run in another region", () => {
        const [statement] = trustPolicy({ place, platform: "ecsTask", region: "us-east-2" });
        deepStrictEqual(statement?.Condition?.["ArnLike"], {
            "aws:SourceArn": "arn:aws:ecs:us-east-2:111122223333:*",
        });
    });

    it("of Lambda and EC2 names the service, which passes roles only within its account", () => {
        deepStrictEqual(trustPolicy({ place, platform: "lambda" }), [taken("lambda.amazonaws.com")]);
        deepStrictEqual(trustPolicy({ place, platform: "ec2" }), [taken("ec2.amazonaws.com")]);
    });

    it("of EC2 in China names the principal of that partition", () => {
        const china = { ...place, partition: "aws-cn", region: "cn-north-1", dnsSuffix: "amazonaws.com.cn" };
        deepStrictEqual(trustPolicy({ place: china, platform: "ec2" }), [taken("ec2.amazonaws.com.cn")]);
        deepStrictEqual(trustPolicy({ place: china, platform: "lambda" }), [taken("lambda.amazonaws.com")]);
    });
});

describe("the trust policy of a job of Batch", () => {
    it("is that of a task of ECS, which runs it", () => {
        for (const region of [undefined, "us-east-2"]) {
            deepStrictEqual(
                trustPolicy({ place, platform: "batchJob", region }),
                trustPolicy({ place, platform: "ecsTask", region }),
            );
        }
    });
});

describe("the trust policy of a pod with a pod identity", () => {
    it("names cluster, namespace and service account by the tags that EKS sets", () => {
        const clusterArn = "arn:aws:eks:eu-west-1:111122223333:cluster/main";
        deepStrictEqual(podTrust({ clusterArn, namespace: "orders", serviceAccount: "worker" }), [
            {
                Effect: "Allow",
                Principal: { Service: "pods.eks.amazonaws.com" },
                Action: ["sts:AssumeRole", "sts:TagSession"],
                Condition: {
                    StringEquals: {
                        "aws:RequestTag/eks-cluster-arn": clusterArn,
                        "aws:RequestTag/kubernetes-namespace": "orders",
                        "aws:RequestTag/kubernetes-service-account": "worker",
                    },
                },
            },
        ]);
    });
});
