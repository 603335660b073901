import { inGroup, inlinePolicy } from "./inline";

export const resource = inlinePolicy("group", inGroup);
