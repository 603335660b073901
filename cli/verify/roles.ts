import { lastName } from "../../iam";
import { type RoleNow } from "../identity/role";
import { type Held } from "../source/resource";
import { type Check, fail, pass, type Verdict } from "./check";
import { compared } from "./documents";
import { type Now } from "./now";
import { type Intended, text } from "./state";

/** What the state gives a role: documents by their names, and the ARNs of managed policies. */
export interface Given {
    inline: ReadonlyMap<string, string>;
    managed: ReadonlySet<string>;
}

export function roleChecks(intended: Intended, now: Now): Check[] {
    const roles = intended.of("aws:iam/role:Role").flatMap((role) => {
        const name = text(role, "name")!;
        const check = (id: string, look: (read: RoleNow) => Verdict): Check => ({
            id,
            subject: role,
            look: async () => {
                const read = await now.role(name);
                return read === undefined ? fail(`there is no role ${name}`) : look(read);
            },
        });
        return [
            check("role.trust", ({ trust }) =>
                compared("trust policy", text(role, "assumeRolePolicy"), trust),
            ),
            check("role.policies", (read) => policies(givenTo(role, intended.all), read)),
            check("role.attached", (read) => attached(role, givenTo(role, intended.all), read)),
        ];
    });
    const managed = intended.of("aws:iam/policy:Policy").map((subject): Check => ({
        id: "policy",
        subject,
        look: async () => {
            const read = await now.resource(subject.type, text(subject, "arn")!);
            return read === undefined
                ? fail("the policy is gone")
                : compared("policy", text(subject, "policy"), read["policy"] as string);
        },
    }));
    return [...roles, ...managed];
}

/** Every policy that the state gives a role, by the role itself or by resources that name it. */
export function givenTo(role: Held, all: readonly Held[]): Given {
    const name = text(role, "name")!;
    const isIts = (held: Held) =>
        [held.outputs["role"], held.outputs["roles"]].flat().some((it) => bears(it, name));
    const inline = [
        // What AWS says of it in a state may tell of policies that are resources of their own, or were.
        ...((role.inputs["inlinePolicies"] ?? []) as { name?: string; policy?: string }[]).flatMap((own) =>
            own.name && own.policy ? [[own.name, own.policy] as const] : [],
        ),
        ...all
            .filter((held) => held.type === "aws:iam/rolePolicy:RolePolicy" && isIts(held))
            .map((held) => [text(held, "name")!, text(held, "policy")!] as const),
    ];
    const attachments = all.filter(({ type }) =>
        [
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "aws:iam/policyAttachment:PolicyAttachment",
        ].includes(type),
    );
    const managed = [
        ...((role.inputs["managedPolicyArns"] ?? []) as string[]),
        ...attachments.filter(isIts).map((held) => text(held, "policyArn")!),
    ];
    return { inline: new Map(inline), managed: new Set(managed) };
}

function bears(value: unknown, name: string): boolean {
    return typeof value === "string" && lastName(value) === name;
}

function policies({ inline }: Given, now: RoleNow): Verdict {
    const wrong = [...inline].flatMap(([name, document]) => {
        const { outcome, evidence } = compared(`policy ${name}`, document, now.inline.get(name));
        return outcome === "PASS" ? [] : [evidence];
    });
    const beside = [...now.inline.keys()].filter((name) => !inline.has(name));
    if (beside.length > 0) wrong.push(`beside those of the state it has ${beside.join(", ")}`);
    return wrong.length > 0
        ? fail(wrong.join("; "))
        : pass(
              `${inline.size} inline ${inline.size === 1 ? "policy" : "policies"}, as in the state, and no other`,
          );
}

function attached(role: Held, { managed }: Given, now: RoleNow): Verdict {
    const missing = [...managed].filter((arn) => !now.managed.has(arn));
    const beside = [...now.managed.keys()].filter((arn) => !managed.has(arn));
    const [bound, intendedBound] = [now.boundary?.arn, text(role, "permissionsBoundary")];
    const wrong = [
        ...(beside.length > 0 ? [`attached beside the state: ${beside.join(", ")}`] : []),
        ...(missing.length > 0 ? [`not attached any more: ${missing.join(", ")}`] : []),
        ...(bound === intendedBound
            ? []
            : [`its boundary is ${bound ?? "gone"}, instead of ${intendedBound ?? "none"}`]),
    ];
    return wrong.length > 0
        ? fail(wrong.join("; "))
        : pass(
              `${managed.size} managed policies and ${bound ? "a" : "no"} boundary, as in the state, and no other`,
          );
}
