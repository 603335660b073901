import { clusterArn, describeBound, type Bound, pod, producer } from "../../support/roles";

const region = "AWS names regions as in eu-west-1; give the name of one region.";
const namespace =
    "Kubernetes allows 1 to 63 lowercase letters, digits and hyphens; give the name of one namespace.";
const account =
    "Kubernetes allows 1 to 253 lowercase letters, digits, hyphens and dots; give the name of one service account.";
const cluster =
    "EKS names a cluster by its ARN; give the ARN of one cluster, " +
    "arn:<partition>:eks:<region>:<12-digit account>:cluster/<name>.";
const profile = "IAM allows 1 to 128 letters, digits and the characters _+=,.@-; choose such a name.";
const lambda =
    "Lambda allows 1 to 64 letters, digits, hyphens and underscores; give the name of the function, not its ARN.";

const bounds: Bound<string>[] = [
    {
        path: "trust.ecsTask.region",
        says: region,
        admits: ["eu-west-1", "us-gov-west-1", "eusc-de-east-1", "ap-southeast-7"],
        refuses: ["", "eu-*", "*", "eu-west-1a", "EU-WEST-1"],
        args: (value) => ({ ...producer, trust: { ecsTask: { region: value } } }),
    },
    {
        path: "trust.batchJob.region",
        says: region,
        admits: ["cn-north-1"],
        refuses: ["*"],
        args: (value) => ({ ...producer, trust: { batchJob: { region: value } } }),
    },
    {
        path: "trust.lambda.functionName",
        says: lambda,
        admits: ["f", "f".repeat(64)],
        refuses: ["", "f".repeat(65), "f*", "arn:aws:lambda:eu-west-1:111122223333:function:f"],
        args: (value) => ({ ...producer, trust: { lambda: { functionName: value } } }),
    },
    {
        path: "trust.ec2.instanceProfileName",
        says: profile,
        admits: ["p", "p".repeat(128), "a+b=c,d.e@f-g_h"],
        refuses: ["", "p".repeat(129), "a/b"],
        args: (value) => ({ ...producer, trust: { ec2: { instanceProfileName: value } } }),
    },
    {
        path: "trust.eksPodIdentity.clusterArn",
        says: cluster,
        admits: [clusterArn, `arn:aws-cn:eks:cn-north-1:111122223333:cluster/${"c".repeat(100)}`],
        refuses: [
            "",
            "main",
            "arn:aws:eks:eu-west-1:123456789:cluster/main",
            clusterArn.replace("main", "*"),
        ],
        args: (value) => ({ ...producer, trust: { eksPodIdentity: { ...pod, clusterArn: value } } }),
    },
    {
        path: "trust.eksPodIdentity.namespace",
        says: namespace,
        admits: ["n"],
        refuses: ["*"],
        args: (value) => ({ ...producer, trust: { eksPodIdentity: { ...pod, namespace: value } } }),
    },
    {
        path: "trust.eksPodIdentity.serviceAccount",
        says: account,
        admits: ["s"],
        refuses: ["*"],
        args: (value) => ({ ...producer, trust: { eksPodIdentity: { ...pod, serviceAccount: value } } }),
    },
];

bounds.forEach(describeBound);
