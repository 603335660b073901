import * as pulumi from "@pulumi/pulumi";

import * as ours from "./ours";
import * as raw from "./raw";

const { referenceSet } = new pulumi.Config().getBoolean("raw") ? raw : ours;

export const { topicArn, queueUrls } = referenceSet("orders");
