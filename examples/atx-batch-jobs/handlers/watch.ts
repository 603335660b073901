import { BatchClient, type JobSummary, paginateListJobs } from "@aws-sdk/client-batch";
import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";

export interface Surroundings {
    batch: BatchClient;
    cloudwatch: CloudWatchClient;
    jobQueue: string;
    namespace: string;
}

/** Writes down how long the job has been running that has been running longest: an alarm does the rest. */
export function watchHandler(
    { batch: client, cloudwatch, jobQueue, namespace }: Surroundings,
    now = Date.now,
) {
    return async (): Promise<void> => {
        const running: JobSummary[] = [];
        for await (const page of paginateListJobs({ client }, { jobQueue, jobStatus: "RUNNING" }))
            running.push(...(page.jobSummaryList ?? []));
        const seconds = running.map(({ startedAt = now() }) => (now() - startedAt) / 1_000);
        const Value = Math.max(0, ...seconds);
        const metric = { MetricName: "LongestRunningSeconds", Unit: "Seconds" as const, Value };
        await cloudwatch.send(new PutMetricDataCommand({ Namespace: namespace, MetricData: [metric] }));
    };
}

export const handler = watchHandler({
    batch: new BatchClient({}),
    cloudwatch: new CloudWatchClient({}),
    jobQueue: process.env["JOB_QUEUE"]!,
    namespace: process.env["NAMESPACE"]!,
});
