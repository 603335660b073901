import { iamPermissionsBoundary } from "../../../../policypack/rules/iam/permissions-boundary";
import { own } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const boundary = `arn:aws:iam::${own}:policy/boundary`;
const other = `arn:aws:iam::${own}:policy/other`;
const config = { permissionsBoundary: boundary };
const native = "aws-native:iam:Role";

testRule(iamPermissionsBoundary, {
    documented: { violates: "a role without a boundary", complies: "a role with the boundary" },
    accepts: {
        "any role where the organisation asks for none": { props: {} },
        "a role with the boundary": { config, props: { permissionsBoundary: boundary } },
        "a role of aws-native with the boundary": {
            config,
            type: native,
            props: { permissionsBoundary: boundary },
        },
    },
    rejects: {
        "a role without a boundary": { config, props: {}, what: ["it has no permissions boundary"] },
        "a role with a blank boundary": {
            config,
            props: { permissionsBoundary: " " },
            what: ["it has no permissions boundary"],
        },
        "a role with another boundary": {
            config,
            props: { permissionsBoundary: other },
            what: [`its permissions boundary is ${other}, not ${boundary}`],
        },
        "a role of aws-native without a boundary": {
            config,
            type: native,
            props: {},
            what: ["it has no permissions boundary"],
        },
    },
    undecided: {
        "a boundary that is not known": {
            config,
            props: { permissionsBoundary: unknown },
            undecided: ["its permissionsBoundary is not known before deployment"],
        },
    },
});
