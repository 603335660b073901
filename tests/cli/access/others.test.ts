import assert from "node:assert";

import {
    accessOf,
    FOREIGN,
    key,
    KEY,
    OWN,
    queue,
    region,
    role,
    rolePolicy,
    said,
} from "../../support/sketched-access";

const send = { Action: "sqs:SendMessage" };
const others = `others of account ${OWN}`;
const root = { AWS: `arn:aws:iam::${OWN}:root` };
const useKey = { Action: ["kms:GenerateDataKey", "kms:Decrypt"] };
const throughSqs = { StringEquals: { "kms:ViaService": `sqs.${region}.amazonaws.com` } };

describe("those whom only the policy of a queue names", () => {
    it("are an account, whose own policies decide as well", () => {
        const access = accessOf([queue({}, { ...send, Principal: { AWS: FOREIGN } })]);
        assert.deepStrictEqual(said(access, `account ${FOREIGN}`, "send"), [
            "if",
            `IAM of ${FOREIGN} allows it`,
        ]);
        assert.deepStrictEqual(said(access, "any AWS account", "send"), ["no"]);
    });

    it("are everybody", () => {
        const access = accessOf([queue({}, { ...send, Principal: "*" })]);
        assert.deepStrictEqual(said(access, "any AWS account", "send"), ["yes"]);
        assert.deepStrictEqual(said(access, "anybody unsigned", "send"), ["yes"]);
    });

    it("are an organisation", () => {
        const ours = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-ours" } } };
        const access = accessOf([queue({}, { ...send, Principal: "*", ...ours })]);
        assert.deepStrictEqual(said(access, "organisation o-ours", "send"), [
            "if",
            "IAM of its accounts allows it",
        ]);
        assert.deepStrictEqual(said(access, "any AWS account", "send"), ["no"]);
    });

    it("are a service, for a source", () => {
        const source = { Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::photos" } } };
        const access = accessOf([
            queue({}, { ...send, Principal: { Service: "s3.amazonaws.com" }, ...source }),
        ]);
        assert.deepStrictEqual(said(access, "s3.amazonaws.com", "send"), [
            "if",
            "aws:SourceArn ArnEquals arn:aws:s3:::photos",
        ]);
    });

    it("are whoever else IAM of the account lets, unless the queue shuts them out", () => {
        const shut = { Effect: "Deny", Principal: "*", Action: "sqs:PurgeQueue" };
        const access = accessOf([queue({}, shut)]);
        assert.deepStrictEqual(said(access, others, "send"), ["if", `IAM of ${OWN} allows it`]);
        assert.deepStrictEqual(said(access, others, "purge"), ["no"]);
    });

    it("need no TLS where the policy does not ask for it", () => {
        const tls = { Condition: { Bool: { "aws:SecureTransport": "false" } } };
        const deny = { Effect: "Deny", Principal: "*", Action: "sqs:*", ...tls };
        assert.deepStrictEqual(said(accessOf([queue({}, deny)]), "anybody without TLS", "send"), ["no"]);
        assert.deepStrictEqual(said(accessOf([queue()]), "anybody without TLS", "send")[0], "if");
    });
});

describe("the body of a message", () => {
    const encrypted = queue({ kmsMasterKeyId: KEY });
    const worker = [role("worker"), rolePolicy("worker", { Action: ["sqs:*", ...useKey.Action] })];

    it("takes the key as well", () => {
        const use = {
            ...useKey,
            Principal: { AWS: `arn:aws:iam::${OWN}:role/worker` },
            Condition: throughSqs,
        };
        const open = accessOf([encrypted, key(use), ...worker]);
        const shut = accessOf([encrypted, key({ Action: "kms:Put*", Principal: root }), ...worker]);
        assert.deepStrictEqual(said(open, "worker", "send"), ["yes"]);
        assert.deepStrictEqual(said(shut, "worker", "send"), ["no"]);
        assert.deepStrictEqual(said(shut, "worker", "purge"), ["yes"]);
        const cell = shut.cells.find(({ principal, column }) => principal === "worker" && column === "send");
        assert.deepStrictEqual(cell?.key, {
            name: "key key",
            answer: "no",
            aside: { "sqs:SendMessage": "yes" },
        });
        assert.deepStrictEqual(said(open, "worker", "use directly", "key key"), ["no"]);
    });

    it("is not known where the key is not in the source", () => {
        assert.deepStrictEqual(said(accessOf([encrypted, ...worker]), "worker", "send"), [
            "unknown",
            `the policy of the key ${KEY.replace(/^.*\//, "")} is not in the source`,
        ]);
    });

    it("is given to the account by the AWS-managed key, and to no service", () => {
        const service = { ...send, Principal: { Service: "s3.amazonaws.com" } };
        const access = accessOf([queue({ kmsMasterKeyId: "alias/aws/sqs" }, service), ...worker]);
        assert.deepStrictEqual(said(access, "worker", "send"), ["yes"]);
        assert.deepStrictEqual(said(access, "s3.amazonaws.com", "send"), ["no"]);
    });

    it("is given by a grant too", () => {
        const grant = {
            type: "aws:kms/grant:Grant",
            name: "grant",
            inputs: {
                keyId: KEY,
                granteePrincipal: `arn:aws:iam::${OWN}:role/worker`,
                operations: ["Decrypt"],
            },
        };
        const access = accessOf([encrypted, key({ Action: "kms:Put*", Principal: root }), grant, ...worker]);
        assert.deepStrictEqual(said(access, "worker", "receive and delete"), ["yes"]);
        assert.deepStrictEqual(said(access, "worker", "send"), ["no"]);
    });
});
