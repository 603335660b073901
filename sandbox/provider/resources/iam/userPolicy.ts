import { inlinePolicy, inUser } from "./inline";

export const resource = inlinePolicy("user", inUser);
