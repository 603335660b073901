import { supportContainerUser } from "../../../../policypack/rules/support/container-user";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { notKnown, withQueue } from "../buckets";

type Props = Record<string, unknown>;

const task = (containerDefinitions: unknown, type = "aws:ecs/taskDefinition:TaskDefinition"): Member => ({
    type,
    name: "worker",
    props: { family: "worker", containerDefinitions },
});
const texts = (...containers: Props[]) => withQueue(task(JSON.stringify(containers)));
const job = (props: Props, type = "aws:batch/jobDefinition:JobDefinition"): Member => ({
    type,
    name: "worker",
    props: { type: "container", ...props },
});
const has = (...settings: string[]) => ({ what: { worker: settings } });
const inTask = (setting: string) => has(`its containerDefinitions has ${setting}`);

testRule(supportContainerUser, {
    documented: { violates: "the user root", complies: "a user without rights" },
    accepts: {
        "a user without rights": texts({ user: "1000" }),
        "a user and a group without rights": texts({ user: "1000:1000", privileged: false }),
        "a user whose name begins alike": texts({ user: "rootless" }),
        "a user whose number begins with zero": texts({ user: "0100" }),
        "nothing said, so that the image decides": texts({ image: "worker:1" }),
        "a variable called user": texts({
            environment: [{ name: "user", value: "root" }],
            dockerLabels: { user: "root" },
        }),
        "a definition that is no JSON": withQueue(task("worker")),
        "a job without rights": withQueue(job({ containerProperties: JSON.stringify({ user: "1000" }) })),
        "a stack without messaging": { resources: [task(JSON.stringify([{ user: "root" }]))] },
    },
    rejects: {
        "the user root": { ...texts({ user: "root" }), ...inTask('user "root"') },
        "the user 0": { ...texts({ user: "0" }), ...inTask('user "0"') },
        "the user 0 as a number": { ...texts({ user: 0 }), ...inTask("user 0") },
        "the user 0 with a group": { ...texts({ user: "0:1000" }), ...inTask('user "0:1000"') },
        "the user root in the second container": {
            ...texts({ user: "1000" }, { user: "root:root" }),
            ...inTask('user "root:root"'),
        },
        "privileges on the host": {
            ...texts({ user: "1000", privileged: true }),
            ...inTask("privileged true"),
        },
        "the user root under aws-native": {
            ...withQueue(task([{ user: "root" }], "aws-native:ecs:TaskDefinition")),
            ...inTask('user "root"'),
        },
        "the user root beside an image that is not known": {
            ...withQueue(task([{ user: "root", image: unknown }], "aws-native:ecs:TaskDefinition")),
            ...inTask('user "root"'),
        },
        "a job as root": {
            ...withQueue(job({ containerProperties: JSON.stringify({ user: "root" }) })),
            ...has('its containerProperties has user "root"'),
        },
        "a job as root under aws-native": {
            ...withQueue(job({ containerProperties: { user: "root" } }, "aws-native:batch:JobDefinition")),
            ...has('its containerProperties has user "root"'),
        },
        "a job of several nodes as root": {
            ...withQueue(
                job({
                    nodeProperties: JSON.stringify({
                        nodeRangeProperties: [{ container: { user: "root" } }],
                    }),
                }),
            ),
            ...has('its nodeProperties has user "root"'),
        },
        "a job on EKS as root": {
            ...withQueue(
                job({
                    eksProperties: {
                        podProperties: {
                            containers: [{ securityContext: { runAsUser: 0, privileged: true } }],
                        },
                    },
                }),
            ),
            ...has("its eksProperties has runAsUser 0", "its eksProperties has privileged true"),
        },
    },
    undecided: {
        "definitions that are not known": {
            ...withQueue(task(unknown)),
            ...notKnown("containerDefinitions", "worker"),
        },
        "a user that is not known": {
            ...withQueue(task([{ user: unknown }], "aws-native:ecs:TaskDefinition")),
            ...notKnown("containerDefinitions", "worker"),
        },
    },
});
