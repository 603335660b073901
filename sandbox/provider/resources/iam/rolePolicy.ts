import { inlinePolicy, inRole } from "./inline";

export const resource = inlinePolicy("role", inRole);
