import type { PolicyStatement } from "../../iam";
import type { Place } from "./arns";

/** The compute platforms that take a role in their own account through a service of AWS. */
type ServicePlatform = "ecsTask" | "batchJob" | "lambda" | "ec2";

interface TrustFacts {
    place: Place;
    platform: ServicePlatform;
    /** Region in which the tasks of ECS run. */
    region?: string | undefined;
}

/** Who may take the role: one service, and for ECS, which runs the jobs of Batch too, only on behalf of this account. */
export function trustPolicy({ place, platform, region }: TrustFacts): PolicyStatement[] {
    const isTask = platform === "ecsTask" || platform === "batchJob";
    return [
        {
            Effect: "Allow",
            Principal: { Service: servicePrincipal(platform, place) },
            Action: "sts:AssumeRole",
            ...(isTask ? { Condition: ecsCondition(place, region ?? place.region) } : {}),
        },
    ];
}

function servicePrincipal(platform: ServicePlatform, place: Place): string {
    if (platform === "ecsTask" || platform === "batchJob") return "ecs-tasks.amazonaws.com";
    if (platform === "lambda") return "lambda.amazonaws.com";
    // EC2 in China is the one platform here whose principal carries the suffix of its partition.
    return place.partition === "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com";
}

/** ECS sends only the account and region of a task; Lambda and EC2 send no source, and cannot pass roles abroad. */
function ecsCondition(place: Place, region: string): PolicyStatement["Condition"] {
    return {
        ArnLike: { "aws:SourceArn": `arn:${place.partition}:ecs:${region}:${place.accountId}:*` },
        StringEquals: { "aws:SourceAccount": place.accountId },
    };
}

interface PodFacts {
    clusterArn: string;
    namespace: string;
    serviceAccount: string;
}

/** EKS tells of a pod by the tags of its session; without these conditions any association of the account would do. */
export function podTrust({ clusterArn, namespace, serviceAccount }: PodFacts): PolicyStatement[] {
    return [
        {
            Effect: "Allow",
            Principal: { Service: "pods.eks.amazonaws.com" },
            Action: ["sts:AssumeRole", "sts:TagSession"],
            Condition: {
                StringEquals: {
                    "aws:RequestTag/eks-cluster-arn": clusterArn,
                    "aws:RequestTag/kubernetes-namespace": namespace,
                    "aws:RequestTag/kubernetes-service-account": serviceAccount,
                },
            },
        },
    ];
}
