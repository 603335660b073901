import { queueAttribute } from "./attribute";

export const resource = queueAttribute("policy", "Policy");
