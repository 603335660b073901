import { Access, MessagingSet } from "pulumi-secure-messaging";

export const referenceSet = (name: string) =>
    new MessagingSet(name, {
        roles: {
            api: { access: Access.Publisher, trust: { ecsTask: {} } },
            worker: { access: Access.Consumer, trust: { ecsTask: {} } },
            ops: { access: Access.Operator, trust: { ec2: {} } },
        },
    });
