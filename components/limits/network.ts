import { reachOf } from "../../iam/addresses";
import { between, isMatch, type Limit } from ".";
import { networkIdLimits } from "./source";

const id = (prefix: string, what: string): Limit => ({
    admits: (value) => isMatch(value, new RegExp(`^${prefix}-[0-9A-Za-z-]+$`)),
    allows: `the id of ${what} begins with ${prefix}-`,
    fix: "give the id, not a name and not an ARN",
});

export const networkIds = {
    vpc: networkIdLimits.vpcIds,
    subnet: id("subnet", "a subnet"),
    routeTable: id("rtb", "a route table"),
    securityGroup: id("sg", "a security group"),
    prefixList: id("pl", "a prefix list"),
    endpoint: networkIdLimits.vpcEndpointIds,
};

/** A range of one's own network, or a narrow one elsewhere: never the internet, nor in as many pieces as a group has rules. */
export const rangeLimit: Limit = {
    admits: (value) => isNetwork(value) && (reachOf([value]) === "nobody" || prefixLength(value) >= 16),
    allows: "a rule here admits an IPv4 range that is private, or else holds no more than a /16",
    fix: "give such a range from its first address on, as in 10.0.0.0/16, or a security group instead",
};

export const portLimit = between("TCP", 1, 65_535, "as a port");

const arn = (service: string, what: string): Limit => ({
    admits: (value) =>
        isMatch(value, new RegExp(`^arn:[a-z-]+:${service}:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_.*?-]+$`)),
    allows: `an endpoint policy names a ${what} by an ARN with region and account, and with wildcards in the name only`,
    fix: `give arn:<partition>:${service}:<region>:<12-digit account>:<name>`,
});

export const queueArnLimit = arn("sqs", "queue");
export const topicArnLimit = arn("sns", "topic");

/** Whether a text is an IPv4 range that begins where its prefix says: the provider takes no other. */
function isNetwork(value: unknown): value is string {
    if (!isMatch(value, /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/)) return false;
    const text = String(value);
    const bytes = text.split("/")[0]!.split(".").map(Number);
    if (bytes.some((byte) => byte > 255) || prefixLength(text) > 32) return false;
    const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    return address % 2 ** (32 - prefixLength(text)) === 0;
}

function prefixLength(range: string): number {
    return Number(range.split("/")[1]);
}
