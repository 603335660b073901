import type { PolicyStatement } from "../../iam";
import { logGroupArn, type Place } from "./arns";

interface TrailLogFacts {
    place: Place;
    logGroupName: string;
}

/**
 * CloudTrail takes the role. AWS documents no source that it sends with that, and a role is passed within its own
 * account only; it can write to one log group and do nothing else.
 */
export function trailLogTrust(): PolicyStatement[] {
    return [
        {
            Sid: "TrailTakesRole",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "sts:AssumeRole",
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
