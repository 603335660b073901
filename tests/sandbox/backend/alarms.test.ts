import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { request } from "node:https";

import { DescribeAlarmsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";

import { type Account, region, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";

describe("the backend: alarms", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    const base = { EvaluationPeriods: 3, Threshold: 5, ComparisonOperator: "GreaterThanThreshold" } as const;
    const metric = { Namespace: "AWS/SQS", MetricName: "NumberOfMessagesSent" };

    it("come back as they were made, on one metric and on several", async () => {
        const topic = await account.topic();
        const Dimensions = [{ Name: "QueueName", Value: "a & b" }];
        const single = {
            ...base,
            ...metric,
            AlarmName: uniqueName("alarm"),
            AlarmDescription: "more < than & before",
            Dimensions,
            Statistic: "Maximum" as const,
            Period: 60,
            DatapointsToAlarm: 2,
            TreatMissingData: "notBreaching",
            AlarmActions: [topic],
            OKActions: [topic],
            InsufficientDataActions: [topic],
        };
        const several = {
            ...base,
            AlarmName: uniqueName("alarm"),
            Metrics: [
                { Id: "rate", Expression: "sent / 60", ReturnData: true },
                {
                    Id: "sent",
                    ReturnData: false,
                    MetricStat: { Metric: { ...metric, Dimensions }, Period: 60, Stat: "Sum" },
                },
            ],
        };
        for (const alarm of [single, several]) {
            await account.root.cloudwatch.send(new PutMetricAlarmCommand(alarm));
            const { MetricAlarms } = await account.root.cloudwatch.send(
                new DescribeAlarmsCommand({ AlarmNames: [alarm.AlarmName] }),
            );
            const shown = MetricAlarms![0] as unknown as Record<string, unknown>;
            const members = Object.keys(alarm).map((name) => [name, shown[name]]);
            deepStrictEqual(Object.fromEntries(members), alarm);
            strictEqual(shown["Statistic"], "Statistic" in alarm ? alarm.Statistic : undefined);
        }
    });

    it("come back in the query protocol too", async () => {
        const AlarmName = uniqueName("alarm");
        const topic = await account.topic();
        await queried({
            Action: "PutMetricAlarm",
            AlarmName,
            AlarmDescription: "a < b & c",
            ComparisonOperator: "GreaterThanThreshold",
            EvaluationPeriods: "2",
            Threshold: "1",
            "InsufficientDataActions.member.1": topic,
            "Metrics.member.1.Id": "sent",
            "Metrics.member.1.ReturnData": "true",
            "Metrics.member.1.MetricStat.Period": "60",
            "Metrics.member.1.MetricStat.Stat": "Sum",
            "Metrics.member.1.MetricStat.Metric.Namespace": metric.Namespace,
            "Metrics.member.1.MetricStat.Metric.MetricName": metric.MetricName,
            "Metrics.member.1.MetricStat.Metric.Dimensions.member.1.Name": "QueueName",
            "Metrics.member.1.MetricStat.Metric.Dimensions.member.1.Value": "a",
        });
        const shown = await queried({ Action: "DescribeAlarms", "AlarmNames.member.1": AlarmName });
        for (const element of [
            "<AlarmDescription>a &lt; b &amp; c</AlarmDescription>",
            `<InsufficientDataActions><member>${topic}</member></InsufficientDataActions>`,
            "<Dimensions><member><Name>QueueName</Name><Value>a</Value></member></Dimensions>",
            "<Period>60</Period><Stat>Sum</Stat>",
            "<ReturnData>true</ReturnData>",
        ])
            ok(shown.includes(element), `${element} in ${shown}`);
        const { MetricAlarms } = await account.root.cloudwatch.send(
            new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }),
        );
        strictEqual(MetricAlarms?.[0]?.Metrics?.[0]?.MetricStat?.Period, 60);
    });

    /** What CloudWatch answers to a form, as older clients send it. */
    function queried(form: Record<string, string>): Promise<string> {
        const { endpoint, certificate, account: id } = account.backend;
        const options = {
            method: "POST",
            ca: readFileSync(certificate),
            headers: {
                "content-type": "application/x-www-form-urlencoded",
                authorization:
                    `AWS4-HMAC-SHA256 Credential=${id}/20261121/${region}/monitoring/aws4_request, ` +
                    "SignedHeaders=host, Signature=0",
            },
        };
        return new Promise((resolve, reject) => {
            const asked = request(endpoint, options, (response) => {
                let text = "";
                response.on("data", (part: Buffer) => (text += part.toString()));
                response.on("end", () => resolve(text));
            });
            asked.on("error", reject);
            asked.end(new URLSearchParams(form).toString());
        });
    }
});
