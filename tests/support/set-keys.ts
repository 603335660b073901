import { Access } from "../../components";
import { keyAdministration } from "../../components/documents/access";
import { role, topic, useKey } from "./messaging-sets";
import type { Recording } from "./mocks";

export const trust = { ecsTask: {} };
export const roles = {
    api: { access: Access.Publisher, trust },
    worker: { access: Access.Consumer, trust },
    ops: { access: Access.Operator, trust },
    auditor: { access: Access.Auditor, trust },
};
export const both = ["kms:Decrypt", "kms:GenerateDataKey"];
export const inspect = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus"];
export const account = { AWS: "arn:aws:iam::111122223333:root" };
export const onKey = (
    Sid: string,
    Principal: object,
    Action: string | readonly string[],
    Condition?: object,
) => ({
    Sid,
    Effect: "Allow",
    Principal,
    Action,
    Resource: "*",
    ...(Condition ? { Condition } : {}),
});
export const delivers = (Sid: string, Service: string, arn: string) =>
    onKey(Sid, { Service }, ["kms:Decrypt", "kms:GenerateDataKey*"], {
        ArnEquals: { "aws:SourceArn": arn },
        StringEquals: { "aws:SourceAccount": "111122223333" },
    });
export const administered = onKey("AccountAdministersKey", account, keyAdministration);
export const ofQueues = [
    useKey("ConsumersUseKey", role("worker"), "kms:Decrypt", "sqs"),
    useKey("OperatorsUseKey", role("ops"), both, "sqs"),
];
export const ofTopic = useKey("PublishersUseKey", role("api"), both, "sns");
export const inspected = onKey("AuditorsInspectKey", { AWS: role("auditor") }, inspect);
export const fromTopic = delivers("TopicsDeliver", "sns.amazonaws.com", topic);

export const outputs = (recording: Recording) =>
    recording.one("pulumi-secure-messaging:index:MessagingSet", "orders").outputs;
export const keys = (recording: Recording) => recording.all.filter(({ type }) => type.startsWith("aws:kms/"));
