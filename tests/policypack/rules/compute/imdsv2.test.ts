import { computeImdsv2 } from "../../../../policypack/rules/compute/imdsv2";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const having = (metadataOptions: unknown, type = "aws:ec2/instance:Instance") => ({
    type,
    props: { metadataOptions },
});
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const native = (launchTemplateData: unknown) => ({
    type: "aws-native:ec2:LaunchTemplate",
    props: { launchTemplateData },
});
const given = (value: string) => [
    `requests without a session token get credentials (httpTokens is ${value})`,
];

testRule(computeImdsv2, {
    documented: { violates: "tokens left to the caller", complies: "an instance that demands tokens" },
    accepts: {
        "an instance that demands tokens": having({ httpTokens: "required" }),
        "a launch template that demands tokens": having({ httpTokens: "required" }, template),
        "a launch template of aws-native": native({ metadataOptions: { httpTokens: "required" } }),
        "an instance without the service": having({ httpEndpoint: "disabled" }),
        "an instance that takes its settings from a launch template": {
            props: { launchTemplate: { id: "lt-0a1b2c3d" } },
        },
        "another resource": { type: "aws:ec2/vpc:Vpc", props: {} },
    },
    rejects: {
        "an instance without settings": { ...having(undefined), what: given("not set") },
        "tokens left to the caller": { ...having({ httpTokens: "optional" }), what: given('"optional"') },
        "settings without tokens": { ...having({ httpEndpoint: "enabled" }), what: given("not set") },
        "settings that are none": { ...having("required"), what: given("not set") },
        "an instance that overrides its launch template": {
            props: { launchTemplate: { id: "lt-0a1b2c3d" }, metadataOptions: { httpTokens: "optional" } },
            what: given('"optional"'),
        },
        "a launch template without settings": { ...having(undefined, template), what: given("not set") },
        "a launch configuration without settings": {
            ...having(undefined, "aws:ec2/launchConfiguration:LaunchConfiguration"),
            what: given("not set"),
        },
        "a launch template of aws-native without settings": { ...native({}), what: given("not set") },
    },
    undecided: {
        "settings that are not known": {
            ...having(unknown),
            undecided: ["its metadataOptions are not known before deployment"],
        },
        "tokens that are not known": {
            ...having({ httpTokens: unknown }),
            undecided: ["its metadataOptions are not known before deployment"],
        },
        "a launch template of aws-native that is not known": {
            ...native(unknown),
            undecided: ["its metadataOptions are not known before deployment"],
        },
    },
});
