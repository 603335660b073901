// Roles, users and keys.
import * as aws from "@pulumi/aws";

import { allow, arn, arnOfRole, document } from "../../account";
import { variant } from "../../variants";
import { jobOf, receive, requests, roleOf } from "./parts";

// What starts the container may read messages as well: whoever can change the image can.
variant("messages-by-execution-role", ["iam-role-split"], (name) => {
    const role = roleOf(`${name}-starter`, {}, allow("sns:Publish", arn("sns", "results")));
    jobOf(name, { executionRoleArn: arnOfRole(role) });
});

// One role takes requests and makes them.
variant("one-role-for-both", ["iam-role-split"], (name) => {
    roleOf(`${name}-role`, {}, allow("sqs:SendMessage", requests), allow(receive, requests));
});

// A user of the old days, who submits with a key that never ends.
variant("user", ["iam-no-user-messaging"], (name) => {
    const user = new aws.iam.User(`${name}-submitter`);
    const policy = document(allow("sqs:SendMessage", requests));
    new aws.iam.UserPolicy(`${name}-submitter`, { user: user.name, policy });
});
variant("access-key", ["iam-no-access-keys"], (name) => {
    const user = new aws.iam.User(`${name}-submitter`);
    new aws.iam.AccessKey(`${name}-submitter`, { user: user.name });
});

// Nothing holds where a policy of this role grants too much.
variant("unbounded", ["iam-permissions-boundary"], (name) => {
    roleOf(`${name}-role`, { permissionsBoundary: undefined! }, allow("sqs:SendMessage", requests));
});
