export { actionHolds, allows, denied, exposures, type Exposure, type Scope, spelledOut } from "./access";
export { reachOf } from "./addresses";
export { accountOf, arnsOverlap, isAccountId, lastName, parseArn, type Arn } from "./arn";
export { type Caller } from "./callers";
export { type Condition } from "./condition-block";
export { decide, type Cause, type Decision, type Question } from "./decision";
export { parseDocument, type Document, type Patterns, type Statement } from "./document";
export {
    actionsInIdentityPolicies,
    actionsInResourcePolicies,
    actionsOf,
    actionsThat,
    SQS_MESSAGE_ACTIONS,
    type Effect,
    type Service,
} from "./facts";
export { isRecord } from "./elements";
export { parseJson } from "./json";
export { UNKNOWN, type Text, type Unknown } from "./known";
export { type NamedPrincipal } from "./named-principals";
export { covers, hasWildcard, matches, matchesAll, overlap } from "./patterns";
export { whoIs, type PrincipalEntry, type Principals, type Who } from "./principals";
export { holdsFor, type Asked } from "./requests";
export { shapeOf, type Shape } from "./shape";
export { type Source } from "./sources";
export { all, any, NEVER, not, type Truth, UNSURE, when } from "./truth";
export { policyJson, type PolicyStatement } from "./write";
