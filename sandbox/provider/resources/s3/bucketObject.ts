import { object } from "./object";

export const resource = object;
