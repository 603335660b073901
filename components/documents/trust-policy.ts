import type { PolicyStatement } from "../../iam";
import type { Place } from "./arns";

/** The compute platforms that take a role in their own account. */
export type Platform = "ecsTask" | "lambda" | "ec2";

export interface TrustFacts {
    place: Place;
    platform: Platform;
    /** Region in which the tasks of ECS run. */
    region?: string;
}

/** Who may take the role: one service, and for ECS only on behalf of this account. */
export function trustPolicy({ place, platform, region }: TrustFacts): PolicyStatement[] {
    return [
        {
            Effect: "Allow",
            Principal: { Service: servicePrincipal(platform, place) },
            Action: "sts:AssumeRole",
            ...(platform === "ecsTask" ? { Condition: ecsCondition(place, region ?? place.region) } : {}),
        },
    ];
}

function servicePrincipal(platform: Platform, place: Place): string {
    if (platform === "ecsTask") return "ecs-tasks.amazonaws.com";
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
