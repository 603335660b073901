import type { Settings } from "../settings";
import { hasUnknown, isUnknown, isObject, unknown, type Value, type Values } from "../values";
import {
    getArn,
    getCallerIdentity,
    getDefaultTags,
    getPartition,
    getRegion,
    getRegions,
    getServicePrincipal,
} from "./account";
import { getAvailabilityZones, getSubnets, getVpc } from "./network";
import { getPolicyDocument } from "./policy-document";

type Answer = (args: Values, settings: Settings) => Values;

const answers: Record<string, Answer> = {
    "aws:ec2/getSubnets:getSubnets": getSubnets,
    "aws:ec2/getVpc:getVpc": getVpc,
    "aws:iam/getPolicyDocument:getPolicyDocument": getPolicyDocument,
    "aws:index/getArn:getArn": getArn,
    "aws:index/getAvailabilityZones:getAvailabilityZones": getAvailabilityZones,
    "aws:index/getCallerIdentity:getCallerIdentity": getCallerIdentity,
    "aws:index/getDefaultTags:getDefaultTags": getDefaultTags,
    "aws:index/getPartition:getPartition": getPartition,
    "aws:index/getRegion:getRegion": getRegion,
    "aws:index/getRegions:getRegions": getRegions,
    "aws:index/getServicePrincipal:getServicePrincipal": getServicePrincipal,
};

/** Answers a function of the AWS provider. What depends on an unknown argument is unknown. */
export function invoke(token: string, args: Values, settings: Settings): Values {
    const answer = answers[token];
    if (!answer) throw new Error(notAnswered(token));
    if (!hasUnknown(args)) return answer(args, settings);
    const shape = answer(knownOnly(args) as Values, settings);
    return Object.fromEntries(Object.keys(shape).map((key) => [key, args[key] ?? unknown]));
}

function notAnswered(token: string): string {
    const names = Object.keys(answers).map(shortName).sort().join(", ");
    return `The sandbox does not answer ${shortName(token)} (${token}). It answers: ${names}.`;
}

/** `aws:ec2/getVpc:getVpc` as a program writes it. */
function shortName(token: string): string {
    const [, module = "", name = ""] = token.split(":");
    const folder = module.split("/")[0];
    return folder === "index" ? `aws.${name}` : `aws.${folder}.${name}`;
}

function knownOnly(value: Value): Value {
    if (Array.isArray(value)) return value.filter((item) => !isUnknown(item)).map(knownOnly);
    if (!isObject(value)) return value;
    const entries = Object.entries(value).filter(([, item]) => !isUnknown(item));
    return Object.fromEntries(entries.map(([key, item]) => [key, knownOnly(item)]));
}
