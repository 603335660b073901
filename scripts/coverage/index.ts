import { acceptance } from "./acceptance";
import { adoption } from "./adoption";
import { atRest } from "./at-rest";
import { byActor } from "./by-actor";
import { byPlatform } from "./by-platform";
import { contradictions } from "./contradictions";
import { cost } from "./cost";
import { crossAccount } from "./cross-account";
import { deadLetters } from "./dead-letters";
import { delivery } from "./delivery";
import { documentation } from "./documentation";
import { eventSources } from "./event-sources";
import { guardrails } from "./guardrails";
import { keys } from "./keys";
import { messageSafety } from "./message-safety";
import { monitoring } from "./monitoring";
import { network } from "./network";
import { product } from "./product";
import { queuePolicies } from "./queue-policies";
import { secrets } from "./secrets";
import { tags } from "./tags";
import { topicPolicies } from "./topic-policies";
import { transport } from "./transport";
import { workload } from "./workload";

/** A requirement: in a sentence, and what carries it. */
export type Carried = { readonly what: string } & (
    | {
          /** Paths in the repository: sources, rules, examples, tests; of a document also path#heading. */
          readonly by: readonly string[];
          /** What of it is not carried, and why. */
          readonly not?: string;
      }
    | {
          readonly by?: undefined;
          /** Why nothing carries it. */
          readonly not: string;
      }
);

/** Requirements by their ids. */
export type Coverage = Readonly<Record<string, Carried>>;

export interface Section {
    readonly title: string;
    /** The numbers of its first and its last requirement. */
    readonly first: number;
    readonly last: number;
    readonly coverage: Coverage;
}

export const sections: readonly Section[] = [
    { title: "Encryption at rest", first: 1, last: 24, coverage: atRest },
    { title: "Keys and their policies", first: 25, last: 48, coverage: keys },
    { title: "Transport", first: 49, last: 62, coverage: transport },
    { title: "Queue policies", first: 63, last: 82, coverage: queuePolicies },
    { title: "Topic policies", first: 83, last: 92, coverage: topicPolicies },
    { title: "Roles by actor", first: 93, last: 114, coverage: byActor },
    { title: "Roles by platform", first: 115, last: 125, coverage: byPlatform },
    { title: "Dead letters and redrive", first: 126, last: 147, coverage: deadLetters },
    { title: "Delivery", first: 148, last: 155, coverage: delivery },
    { title: "Network", first: 156, last: 178, coverage: network },
    { title: "Other accounts", first: 179, last: 186, coverage: crossAccount },
    { title: "Tags, and access by tags", first: 187, last: 195, coverage: tags },
    { title: "Services that send, and functions", first: 196, last: 214, coverage: eventSources },
    { title: "Secrets and credentials", first: 215, last: 228, coverage: secrets },
    { title: "Alarms, logs and audit", first: 229, last: 253, coverage: monitoring },
    { title: "Safety of the messages themselves", first: 254, last: 262, coverage: messageSafety },
    { title: "Cost and operations", first: 263, last: 271, coverage: cost },
    { title: "What stands around the queues", first: 272, last: 291, coverage: workload },
    { title: "Guardrails of an organisation", first: 292, last: 299, coverage: guardrails },
    { title: "Encryption of queues that exist", first: 300, last: 314, coverage: adoption },
    { title: "Acceptance", first: 315, last: 334, coverage: acceptance },
    { title: "Documentation", first: 335, last: 345, coverage: documentation },
    { title: "The product and its pack", first: 346, last: 357, coverage: product },
];

/** Where advice on messaging disagrees or is out of date: what is held for right here. */
export { contradictions };

/** R-001, C-01: the ids of so many requirements or contradictions. */
export const requirementId = (number: number) => `R-${String(number).padStart(3, "0")}`;
export const contradictionId = (number: number) => `C-${String(number).padStart(2, "0")}`;
