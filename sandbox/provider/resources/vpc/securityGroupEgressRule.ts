import { securityGroupRule } from "./rule";

export const resource = securityGroupRule("egress");
