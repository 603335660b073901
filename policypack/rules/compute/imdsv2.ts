import { UNKNOWN } from "../../../iam";
import { memberOf, shown } from "../../model/values";
import { fail, type ResourceRule, undecided } from "../../rule";

/** Where each type holds its instance settings; nothing: in the resource itself. */
const PLACES: Readonly<Record<string, string | undefined>> = {
    "aws:ec2/instance:Instance": undefined,
    "aws:ec2/launchTemplate:LaunchTemplate": undefined,
    "aws:ec2/launchConfiguration:LaunchConfiguration": undefined,
    "aws-native:ec2:LaunchTemplate": "launchTemplateData",
};

export const computeImdsv2: ResourceRule = {
    name: "compute-imdsv2",
    description: "An EC2 instance gives out its credentials only to requests with a session token.",
    why: "without it, one forged request through a worker hands a stranger the role that reads the queues",
    fix: 'set metadataOptions.httpTokens to "required"',
    severity: "high",
    level: "advisory",
    frameworks: ["AWS Security Hub EC2.8", "CIS AWS 5.6"],
    sources: [
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
    ],
    types: Object.keys(PLACES),

    *check(resource) {
        const place = PLACES[resource.type];
        const options =
            place === undefined
                ? resource.get("metadataOptions")
                : memberOf(resource.get(place), "metadataOptions");
        // An instance made from a template takes its options from there, where the template is judged.
        if (options === undefined && resource.get("launchTemplate") !== undefined) return;
        const tokens = memberOf(options, "httpTokens");
        if (memberOf(options, "httpEndpoint") === "disabled" || tokens === "required") return;
        if (tokens === UNKNOWN)
            yield undecided(
                place ?? "metadataOptions",
                "its metadataOptions are not known before deployment",
            );
        else yield fail(`requests without a session token get credentials (httpTokens is ${shown(tokens)})`);
    },
};
