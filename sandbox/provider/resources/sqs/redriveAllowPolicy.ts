import { queueAttribute } from "./attribute";

export const resource = queueAttribute("redriveAllowPolicy", "RedriveAllowPolicy");
