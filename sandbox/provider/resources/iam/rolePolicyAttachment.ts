import { attachedPolicy, toRole } from "./attached";

export const resource = attachedPolicy("role", toRole);
