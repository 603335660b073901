import type { PolicyStatement } from "../../iam";
import type { Place } from "./arns";
import { logGroupArn, trailArn } from "./trail-arns";

export interface TrailLogTrustFacts {
    place: Place;
    trailName: string;
}

export interface TrailLogFacts {
    place: Place;
    logGroupName: string;
}

/** CloudTrail takes the role, for the one trail. */
export function trailLogTrust({ place, trailName }: TrailLogTrustFacts): PolicyStatement[] {
    return [
        {
            Sid: "TrailTakesRole",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: {
                ArnEquals: { "aws:SourceArn": trailArn(place, trailName) },
                StringEquals: { "aws:SourceAccount": place.accountId },
            },
        },
    ];
}

/** The streams that CloudTrail makes in the one group, all named after the home Region of the trail. */
export function trailLogPolicy({ place, logGroupName }: TrailLogFacts): PolicyStatement[] {
    const stream = `${place.accountId}_CloudTrail_${place.region}*`;
    return [
        {
            Sid: "TrailWritesEvents",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: `${logGroupArn(place, logGroupName)}:log-stream:${stream}`,
        },
    ];
}
