// What programs import: the folder itself, run by Pulumi as a pack, begins at index.ts.

export { createPack, type PackOptions, type RuleConfig } from "./compose";
export { type Configuration, type UndecidedLevel } from "./configuration";
export { type Exemption } from "./exemptions";
export { type Resource, textProperty } from "./model/resource";
export { type Stack } from "./model/stack";
export {
    advise,
    fail,
    type Failure,
    isStackRule,
    type Parameters,
    type Problem,
    type Remedy,
    type ResourceRule,
    type Rule,
    type RuleFacts,
    type Severity,
    type StackProblem,
    type StackRule,
    undecided,
    type Undecided,
} from "./rule";
export { rules } from "./rules";
export { UNKNOWN } from "../iam";
