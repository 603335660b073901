import { EnforcementLevel, PolicySeverity, PolicyType } from "@pulumi/pulumi/proto/analyzer_pb";
import type { AnalyzerInfo, PolicyInfo as PolicyInfoMessage } from "@pulumi/pulumi/proto/analyzer_pb";

import type { Level, PackConfig } from "./pack-config";

/** What a pack says of itself. */
export interface PackInfo {
    name: string;
    version: string;
    displayName: string;
    description: string;
    tags: string[];
    policies: PolicyInfo[];
    initialConfig: PackConfig;
}

export type Severity = "unspecified" | "low" | "medium" | "high" | "critical";

export interface PolicyInfo {
    name: string;
    type: "resource" | "stack" | "unknown";
    displayName: string;
    description: string;
    enforcementLevel: Level;
    severity: Severity;
    remediationSteps: string;
    url: string;
    tags: string[];
    framework?: { name: string; version: string; reference: string; specification: string };
    /** The schema of each setting, empty without settings. */
    configSchema: Record<string, unknown>;
}

export function toPackInfo(message: AnalyzerInfo): PackInfo {
    const initialConfig = [...message.getInitialconfigMap().entries()].map(([name, config]) => [
        name,
        {
            enforcementLevel: levelName(config.getEnforcementlevel()),
            ...config.getProperties()?.toJavaScript(),
        },
    ]);
    return {
        name: message.getName(),
        version: message.getVersion(),
        displayName: message.getDisplayname(),
        description: message.getDescription(),
        tags: message.getTagsList(),
        policies: message.getPoliciesList().map(toPolicyInfo),
        initialConfig: Object.fromEntries(initialConfig),
    };
}

function toPolicyInfo(message: PolicyInfoMessage): PolicyInfo {
    const framework = message.getFramework()?.toObject();
    return {
        name: message.getName(),
        type: policyType(message.getPolicyType()),
        displayName: message.getDisplayname(),
        description: message.getDescription(),
        enforcementLevel: levelName(message.getEnforcementlevel()),
        severity: severityName(message.getSeverity()),
        remediationSteps: message.getRemediationSteps(),
        url: message.getUrl(),
        tags: message.getTagsList(),
        ...(framework && { framework }),
        configSchema: message.getConfigschema()?.getProperties()?.toJavaScript() ?? {},
    };
}

function policyType(type: PolicyType): PolicyInfo["type"] {
    return (["unknown", "resource", "stack"] as const)[type];
}

export function levelName(level: EnforcementLevel): Level {
    return (["advisory", "mandatory", "disabled", "remediate"] as const)[level];
}

export function levelNumber(level: Level): EnforcementLevel {
    return {
        advisory: EnforcementLevel.ADVISORY,
        mandatory: EnforcementLevel.MANDATORY,
        disabled: EnforcementLevel.DISABLED,
        remediate: EnforcementLevel.REMEDIATE,
    }[level];
}

export function severityName(severity: PolicySeverity): Severity {
    return (["unspecified", "low", "medium", "high", "critical"] as const)[severity];
}
