import { supportEcrScan } from "../../../../policypack/rules/support/ecr-scan";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { notKnown, withQueue } from "../buckets";

type Props = Record<string, unknown>;

const repository = (props: Props = {}): Member => ({
    type: "aws:ecr/repository:Repository",
    name: "images",
    props: { name: "orders/worker", ...props },
});
const native = (props: Props = {}): Member => ({
    type: "aws-native:ecr:Repository",
    name: "images",
    props: { repositoryName: "orders/worker", ...props },
});
const scan = (scanOnPush: unknown) => ({ imageScanningConfiguration: { scanOnPush } });
const registry = (
    filter: unknown,
    scanFrequency = "SCAN_ON_PUSH",
    type = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
): Member => ({
    type,
    name: "registry",
    props: {
        scanType: "BASIC",
        rules: [{ scanFrequency, repositoryFilters: [{ filter, filterType: "WILDCARD" }] }],
    },
});
const unscanned = { what: { images: ["nothing scans the images pushed into it"] } };

testRule(supportEcrScan, {
    documented: { violates: "scanning off", complies: "its own setting" },
    accepts: {
        "its own setting": withQueue(repository(scan(true))),
        "its own setting as text": withQueue(repository(scan("true"))),
        "its own setting under aws-native": withQueue(native(scan(true))),
        "a registry that scans everything": withQueue(repository(), registry("*")),
        "a registry that scans it all the time": withQueue(repository(), registry("*", "CONTINUOUS_SCAN")),
        "a registry that scans by a pattern": withQueue(repository(), registry("orders/*")),
        "a registry that scans by a part of the name": withQueue(repository(), registry("worker")),
        "a registry under aws-native": withQueue(
            native(),
            registry("*", "SCAN_ON_PUSH", "aws-native:ecr:RegistryScanningConfiguration"),
        ),
        "a registry, where the repository says no": withQueue(repository(scan(false)), registry("*")),
        "a filter that is not known": withQueue(repository(), registry(unknown)),
        "rules that are not known": withQueue(repository(), {
            ...registry("*"),
            props: { rules: unknown },
        }),
        "a stack without messaging": { resources: [repository()] },
    },
    rejects: {
        "nothing said": { ...withQueue(repository()), ...unscanned },
        "scanning off": { ...withQueue(repository(scan(false))), ...unscanned },
        "an empty setting": { ...withQueue(repository({ imageScanningConfiguration: {} })), ...unscanned },
        "a registry that scans other images": {
            ...withQueue(repository(), registry("billing*")),
            ...unscanned,
        },
        "a registry that scans by hand": {
            ...withQueue(repository(), registry("*", "MANUAL")),
            ...unscanned,
        },
        "a registry without rules": {
            ...withQueue(repository(), { ...registry("*"), props: { scanType: "BASIC" } }),
            ...unscanned,
        },
        "nothing said under aws-native": { ...withQueue(native()), ...unscanned },
    },
    undecided: {
        "a setting that is not known": {
            ...withQueue(repository(scan(unknown))),
            ...notKnown("imageScanningConfiguration", "images"),
        },
    },
});
