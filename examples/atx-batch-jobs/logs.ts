import { logFlows, logGroup } from "../logs";
import { dataKey } from "./keys";
import { vpc } from "./network";
import { app } from "./settings";

const logOf = (name: string, path = `/${app}/${name}`) =>
    logGroup(name, { name: path, kmsKeyId: dataKey.arn });
const functionLog = (name: string) => logOf(name, `/aws/lambda/${app}-${name}`);

export const logs = {
    jobs: logOf("jobs"),
    calls: logOf("calls"),
    submit: functionLog("submit"),
    dispatch: functionLog("dispatch"),
    watch: functionLog("watch"),
};

logFlows("flow-logs", vpc, logOf("network"));
