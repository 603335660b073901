import { attachedPolicy, toUser } from "./attached";

export const resource = attachedPolicy("user", toUser);
