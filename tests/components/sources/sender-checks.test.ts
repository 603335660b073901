import { deepStrictEqual, strictEqual } from "node:assert";

import {
    networkProblems,
    resolvedNetwork,
    resolvedSenders,
    senderProblems,
    type NetworkArgs,
    type SenderArgs,
} from "../../../components/source-args";
import { lateRefusalOf } from "../../support/mocks";
import { later, valueOf } from "../../support/outputs";

const owner = { kind: "EncryptedQueue", name: "jobs" };
const partner = "444455556666";
const role = "arn:aws:iam::444455556666:role/shop";

describe("senders", () => {
    const taken: SenderArgs[] = [
        { roleArns: [role] },
        { roleArns: [role], organizationId: "o-a1b2c3d4e5", principalTags: { Environment: "production" } },
        { accountId: partner, organizationId: "o-a1b2c3d4e5" },
        { accountId: partner, principalTags: { "team/name": "a b" } },
        { organizationId: "o-a1b2c3d4e5" },
        { roleArns: later([role]) },
        { accountId: later(partner), principalTags: later({}) },
    ];
    it("are taken as roles, as an account that is bounded and as an organisation", () => {
        deepStrictEqual(senderProblems("senders", taken), []);
        deepStrictEqual(senderProblems("senders", undefined), []);
    });

    const cases: [words: string, SenderArgs, problem: string][] = [
        [
            "who are nobody",
            {},
            " names nobody; a sender is roles, an account or an organisation; " +
                "set roleArns, or accountId or organizationId.",
        ],
        [
            "who are only tags",
            { principalTags: { a: "b" } },
            " names nobody; a sender is roles, an account or an organisation; " +
                "set roleArns, or accountId or organizationId.",
        ],
        [
            "who are no role",
            { roleArns: [] },
            ".roleArns is empty; a sender is somebody; name a role, or leave the list out.",
        ],
        [
            "who are roles and an account",
            { roleArns: [role], accountId: partner },
            " names roles and a whole account; a sender is one or the other; leave accountId out.",
        ],
        [
            "who are a whole account",
            { accountId: partner },
            ".accountId stands alone; whom it lets in, another account decides; " +
                "name roleArns instead, or add organizationId or principalTags.",
        ],
        [
            "of a wrong account",
            { accountId: "1", organizationId: "o-a1b2c3d4e5" },
            '.accountId is "1"; an account of AWS has 12 digits; give them, in quotation marks.',
        ],
        [
            "of a wrong organisation",
            { organizationId: "o-*" },
            '.organizationId is "o-*"; AWS Organizations names an organisation by o- and 10 to 32 lowercase letters ' +
                "and digits; give the id of the organisation.",
        ],
        [
            "who are roles with wildcards",
            { roleArns: ["arn:aws:iam::444455556666:role/*"] },
            '.roleArns[0] is "arn:aws:iam::444455556666:role/*"; IAM names a role by its ARN; ' +
                "give the ARN of one role, arn:<partition>:iam::<12-digit account>:role/<name>, without wildcards.",
        ],
        [
            "with no tags",
            { roleArns: [role], principalTags: {} },
            ".principalTags is empty; it would bound nothing; name a tag, or leave it out.",
        ],
        [
            "with more tags than SQS takes",
            { roleArns: [role], principalTags: Object.fromEntries([..."abcdefghi"].map((it) => [it, "x"])) },
            ".principalTags has 9 entries; SQS takes 8 beside other bounds; leave some out.",
        ],
        [
            "with a tag that is a variable",
            { roleArns: [role], principalTags: { a: "${aws:username}" } },
            '.principalTags.a is "${aws:username}"; IAM allows 256 letters, digits, spaces and characters of ' +
                "_.:/=+-@, and an empty tag proves nothing; give the value of a tag of the caller.",
        ],
    ];
    for (const [words, sender, problem] of cases)
        it(`are refused ${words}, plain and late`, async () => {
            deepStrictEqual(senderProblems("senders", [sender]), [`senders[0]${problem}`]);
            strictEqual(
                await lateRefusalOf(() => resolvedSenders(later([sender]), { owner, path: "senders" })),
                `EncryptedQueue "jobs": senders[0]${problem}`,
            );
        });

    it("are refused with the key of a tag that AWS keeps", () => {
        deepStrictEqual(senderProblems("senders", [{ roleArns: [role], principalTags: { "aws:x": "y" } }]), [
            'a key of senders[0].principalTags is "aws:x"; IAM allows 128 letters, digits, spaces and characters of ' +
                "_.:/=+-@, and keeps aws: for itself; give the key of a tag of the caller.",
        ]);
    });

    it("become known with a list of roles each", async () => {
        const senders = [{ roleArns: later([role]) }, { organizationId: "o-a1b2c3d4e5" }];
        deepStrictEqual(await valueOf(() => resolvedSenders(senders, { owner, path: "senders" })), [
            { roleArns: [role] },
            { organizationId: "o-a1b2c3d4e5", roleArns: [] },
        ]);
    });
});

describe("a network", () => {
    it("is taken by endpoints or VPCs, with principals from elsewhere", async () => {
        const network = {
            vpcEndpointIds: ["vpce-0123456789abcdef0"],
            vpcIds: [later("vpc-12345678")],
            exceptArns: ["arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*"],
        };
        deepStrictEqual(networkProblems("network", network), []);
        deepStrictEqual(networkProblems("network", undefined), []);
        deepStrictEqual(await valueOf(() => resolvedNetwork(network, { owner, path: "network" })), {
            ...network,
            vpcIds: ["vpc-12345678"],
        });
        strictEqual(await valueOf(() => resolvedNetwork(undefined, { owner, path: "network" })), undefined);
    });

    const cases: [words: string, NetworkArgs, problem: string][] = [
        [
            "through which nobody comes",
            { vpcIds: [] },
            " names no VPC endpoint and no VPC; nobody would come through; set vpcEndpointIds or vpcIds.",
        ],
        [
            "of a wrong endpoint",
            { vpcEndpointIds: ["vpc-12345678"] },
            '.vpcEndpointIds[0] is "vpc-12345678"; EC2 names a VPC endpoint by vpce- and 8 or 17 hexadecimal ' +
                "digits; give the id of a VPC endpoint.",
        ],
        [
            "of a wrong VPC",
            { vpcIds: ["vpc-1"] },
            '.vpcIds[0] is "vpc-1"; EC2 names a VPC by vpc- and 8 or 17 hexadecimal digits; give the id of a VPC.',
        ],
        [
            "with principals of any account",
            { vpcIds: ["vpc-12345678"], exceptArns: ["arn:aws:iam::*:role/a"] },
            '.exceptArns[0] is "arn:aws:iam::*:role/a"; IAM names a role or user by its ARN; ' +
                "give the ARN of a role or user of one account; its name may have wildcards.",
        ],
    ];
    for (const [words, network, problem] of cases)
        it(`is refused ${words}, plain and late`, async () => {
            deepStrictEqual(networkProblems("network", network), [`network${problem}`]);
            strictEqual(
                await lateRefusalOf(() => resolvedNetwork(later(network), { owner, path: "network" })),
                `EncryptedQueue "jobs": network${problem}`,
            );
        });
});
