import { queueAttribute } from "./attribute";

export const resource = queueAttribute("redrivePolicy", "RedrivePolicy");
