import { messagingServiceOf } from "../checks/private-dns";
import { textProperty } from "../model/resource";
import { type Remedy } from "../rule";
import { isOffOrLeftOut } from "./switches";

const PRIVATE_DNS = "privateDnsEnabled";

/** Gives an interface endpoint the public name of its service. Without a type AWS takes an endpoint for a gateway. */
export const privateDns: Remedy = {
    types: ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint"],

    changes(endpoint) {
        const isInterface = typeof textProperty(endpoint, "vpcEndpointType") === "string";
        if (!isInterface || messagingServiceOf(endpoint) === undefined) return undefined;
        return isOffOrLeftOut(endpoint, PRIVATE_DNS) ? { [PRIVATE_DNS]: true } : undefined;
    },
};
