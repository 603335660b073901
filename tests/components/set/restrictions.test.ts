import { deepStrictEqual } from "node:assert";

import { Access, type MessagingSetArgs } from "../../../components";
import { documents, preview, role } from "../../support/messaging-sets";
import { partner } from "../../support/set-modes";

const breakGlass = "arn:aws:iam::111122223333:role/break-glass";
const poller = "arn:aws:iam::111122223333:role/poller";
const partnerRole = `arn:aws:iam::${partner}:role/partner`;
const trust = { ecsTask: {} };
const roles = {
    api: { access: Access.Publisher, trust },
    importer: { access: Access.Producer, trust, queues: ["audit"] },
    worker: { access: Access.Consumer, trust, queues: ["main"] },
    reader: { access: Access.Consumer, trust, queues: ["audit"] },
    ops: { access: Access.Operator, trust },
    auditor: { access: Access.Auditor, trust },
};
const queues = { main: { senders: [{ roleArns: [partnerRole] }] }, audit: { subscribe: false } };

/** The conditions of one statement in each policy that has it. */
async function conditions(args: MessagingSetArgs, sid: string): Promise<Record<string, unknown>> {
    const found = Object.entries(documents(await preview(args))).flatMap(([name, document]) => {
        const { Statement } = document as { Statement?: { Sid: string; Condition: unknown }[] };
        const own = Statement?.find(({ Sid }) => Sid === sid);
        return own ? [[name.replace(/^orders-(.+)-policy policy$/, "$1"), own.Condition]] : [];
    });
    return Object.fromEntries(found) as Record<string, unknown>;
}

describe("an exclusive set", () => {
    const others = (...arns: string[]) => ({
        ArnNotLike: { "aws:PrincipalArn": arns.length === 1 ? arns[0] : arns },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    });

    it("lets each role and sender to what it uses, and nobody else to the messages", async () => {
        deepStrictEqual(
            await conditions({ queues, roles, exclusive: { enabled: true } }, "OnlyNamedPrincipals"),
            {
                topic: others(role("api")),
                "main-queue": others(role("ops"), role("worker"), partnerRole),
                "main-dlq": others(role("ops")),
                "main-subscription-dlq": others(role("ops")),
                "audit-queue": others(role("importer"), role("ops"), role("reader")),
                "audit-dlq": others(role("ops")),
            },
        );
    });

    it("lets in whom it is said to besides, who may be all", async () => {
        const exclusive = { enabled: true, exceptRoleArns: [breakGlass] };
        const only = others(breakGlass);
        deepStrictEqual(await conditions({ exclusive }, "OnlyNamedPrincipals"), {
            topic: only,
            "main-queue": only,
            "main-dlq": only,
            "main-subscription-dlq": only,
        });
        deepStrictEqual(await conditions({ exclusive, queues, roles }, "OnlyNamedPrincipals"), {
            topic: others(breakGlass, role("api")),
            "main-queue": others(breakGlass, role("ops"), role("worker"), partnerRole),
            "main-dlq": others(breakGlass, role("ops")),
            "main-subscription-dlq": others(breakGlass, role("ops")),
            "audit-queue": others(breakGlass, role("importer"), role("ops"), role("reader")),
            "audit-dlq": others(breakGlass, role("ops")),
        });
    });

    it("is not, unless it is said", async () => {
        deepStrictEqual(
            await conditions({ exclusive: { enabled: false }, roles: {} }, "OnlyNamedPrincipals"),
            {},
        );
    });
});

describe("a set in a network", () => {
    it("is used from there alone, by all but services and exceptions", async () => {
        const network = {
            vpcEndpointIds: ["vpce-12345678"],
            vpcIds: ["vpc-12345678"],
            exceptArns: [poller],
        };
        const outside = {
            ArnNotLike: { "aws:PrincipalArn": poller },
            BoolIfExists: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" },
            StringNotEquals: { "aws:SourceVpc": "vpc-12345678", "aws:SourceVpce": "vpce-12345678" },
        };
        deepStrictEqual(await conditions({ network }, "OnlyThroughNetwork"), {
            topic: outside,
            "main-queue": outside,
            "main-dlq": outside,
            "main-subscription-dlq": outside,
        });
    });

    it("may be polled by Lambda for a role that is excepted", async () => {
        const network = { vpcIds: ["vpc-12345678"], exceptArns: [poller] };
        const polled = { worker: { access: Access.Consumer, trust: { lambda: {} } } };
        const found = await conditions({ network, roles: polled }, "OnlyThroughNetwork");
        deepStrictEqual(Object.keys(found).sort(), [
            "main-dlq",
            "main-queue",
            "main-subscription-dlq",
            "topic",
        ]);
    });
});
