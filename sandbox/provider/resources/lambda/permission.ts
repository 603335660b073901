import {
    AddPermissionCommand,
    type AddPermissionCommandInput,
    GetPolicyCommand,
    LambdaClient,
    RemovePermissionCommand,
} from "@aws-sdk/client-lambda";

import { onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { inAws, pick, told } from "../blocks";
import { nameOf } from "../names";
import type { Resource } from "../resource";

const missing = "ResourceNotFoundException";
const words = { names: { principalOrgId: "PrincipalOrgID" } };

const properties = [
    "action",
    "eventSourceToken",
    "functionUrlAuthType",
    "invokedViaFunctionUrl",
    "principal",
    "principalOrgId",
    "sourceAccount",
    "sourceArn",
    "statementId",
];

/** Where AWS writes them in the policy of the function: it spells the keys in capitals or not. */
const conditions: Record<string, string> = {
    "aws:sourcearn": "sourceArn",
    "aws:sourceaccount": "sourceAccount",
    "aws:principalorgid": "principalOrgId",
    "lambda:eventsourcetoken": "eventSourceToken",
    "lambda:functionurlauthtype": "functionUrlAuthType",
    "lambda:invokedviafunctionurl": "invokedViaFunctionUrl",
};

interface Statement {
    Sid: string;
    Action: string;
    Principal: "*" | Record<string, string>;
    Condition?: Record<string, Record<string, string>>;
}

/** A statement of a function's policy. Its id is the function, with a qualifier where there is one, and the statement. */
export const resource: Resource = {
    replaceOn: [...properties, "function", "qualifier", "region", "statementIdPrefix"],

    async create(inputs, aws) {
        const { function: name, qualifier } = inputs;
        const StatementId = nameOf(inputs, "statementId");
        const target = { FunctionName: String(name), ...(qualifier ? { Qualifier: String(qualifier) } : {}) };
        const given = inAws<AddPermissionCommandInput>(pick(inputs, properties), words);
        // A policy can be changed once at a time, and a principal may be known a moment later.
        await onceSettled(
            () =>
                aws.client(LambdaClient).send(new AddPermissionCommand({ ...given, ...target, StatementId })),
            "ResourceConflictException",
            "InvalidParameterValueException",
        );
        return `${String(name)}${qualifier ? `:${String(qualifier)}` : ""}/${StatementId}`;
    },

    async read(id, aws) {
        const { statementId, ...place } = parts(id);
        const asked = aws.client(LambdaClient).send(new GetPolicyCommand(place));
        const policy = (await unlessMissing(asked, missing))?.Policy;
        if (policy === undefined) return undefined;
        const { Statement } = JSON.parse(policy) as { Statement: Statement[] };
        const found = Statement.find(({ Sid }) => Sid === statementId);
        if (found === undefined) return undefined;
        return {
            ...told(conditionsOf(found), Object.values(conditions)),
            statementId,
            action: found.Action,
            principal: principalOf(found),
            function: place.FunctionName,
            ...told({ qualifier: place.Qualifier } as Values, ["qualifier"]),
        };
    },

    async delete(id, _state, aws) {
        const { statementId: StatementId, ...place } = parts(id);
        const ask = () =>
            aws.client(LambdaClient).send(new RemovePermissionCommand({ ...place, StatementId }));
        await unlessMissing(onceSettled(ask, "ResourceConflictException"), missing);
    },
};

function parts(id: string): { FunctionName: string; Qualifier?: string; statementId: string } {
    const at = id.lastIndexOf("/");
    const [target, statementId] = [id.slice(0, at), id.slice(at + 1)];
    const [, FunctionName, Qualifier] =
        /^((?:arn:[^:]*(?::[^:]*){3}:function:)?[^:]+)(?::(.+))?$/.exec(target) ?? [];
    if (FunctionName === undefined)
        throw new Error(
            `"${id}" names no permission: write the function, a slash and the id of the statement`,
        );
    return { FunctionName, statementId, ...(Qualifier ? { Qualifier } : {}) };
}

/** AWS writes a service and an account each in its own way. */
function principalOf({ Principal }: Statement): string {
    if (Principal === "*") return "*";
    const name = Principal["Service"] ?? Principal["AWS"]!;
    return /^arn:[^:]*:iam::(\d{12}):root$/.exec(name)?.[1] ?? name;
}

function conditionsOf({ Condition = {} }: Statement): Values {
    const keys = Object.values(Condition).flatMap((all) => Object.entries(all));
    const read = keys.map(([key, value]) => {
        const property = conditions[key.toLowerCase()];
        return [property, property === "invokedViaFunctionUrl" ? value === "true" : value] as const;
    });
    return Object.fromEntries(read.filter(([property]) => property !== undefined)) as Values;
}
