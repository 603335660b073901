import {
    CreateAccessKeyCommand,
    DeleteAccessKeyCommand,
    GetAccessKeyLastUsedCommand,
    IAMClient,
    paginateListAccessKeys,
    type AccessKeyMetadata,
    type StatusType,
    UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { rfc3339, said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { refuseInputs } from "../unsupported";
import { missing } from "./missing";

/** The secrets of new keys, until they are in the state: AWS tells each once, as it makes the key. */
const secrets = new Map<string, string>();

export const resource: Resource = {
    replaceOn: ["pgpKey", "user"],

    async create(inputs, aws) {
        refuseInputs("aws.iam.AccessKey", inputs, ["pgpKey"]);
        const command = new CreateAccessKeyCommand({ UserName: String(inputs["user"]) });
        const { AccessKey } = await aws.client(IAMClient).send(command);
        secrets.set(AccessKey!.AccessKeyId!, AccessKey!.SecretAccessKey!);
        return AccessKey!.AccessKeyId!;
    },

    async configure(id, inputs, aws) {
        if (textOf(inputs, "status") === "Inactive") await setStatus(id, inputs, aws);
    },

    async read(id, aws, known) {
        const user = textOf(known, "user") ?? (await userOf(id, aws));
        const key = user === undefined ? undefined : await unlessMissing(find(id, user, aws), missing);
        if (key === undefined) return undefined;
        const secret = secrets.get(id);
        secrets.delete(id);
        return said({
            ...(secret === undefined ? {} : { secret }),
            createDate: rfc3339(key.CreateDate),
            status: key.Status,
            user: key.UserName,
        });
    },

    async update(id, { news }, aws) {
        await setStatus(id, news, aws);
    },

    async delete(id, state, aws) {
        const command = new DeleteAccessKeyCommand({ AccessKeyId: id, UserName: textOf(state, "user") });
        await unlessMissing(aws.client(IAMClient).send(command), missing);
    },
};

async function setStatus(AccessKeyId: string, inputs: Values, aws: Aws): Promise<void> {
    const [UserName, Status] = [textOf(inputs, "user"), textOf(inputs, "status") as StatusType];
    await aws.client(IAMClient).send(new UpdateAccessKeyCommand({ AccessKeyId, UserName, Status }));
}

/** AWS refuses to tell anything of a key that does not exist. */
async function userOf(AccessKeyId: string, aws: Aws): Promise<string | undefined> {
    const command = new GetAccessKeyLastUsedCommand({ AccessKeyId });
    const answer = await unlessMissing(
        aws.client(IAMClient).send(command),
        missing,
        "AccessDenied",
        "AccessDeniedException",
    );
    return answer?.UserName;
}

async function find(id: string, UserName: string, aws: Aws): Promise<AccessKeyMetadata | undefined> {
    const client = aws.client(IAMClient);
    for await (const { AccessKeyMetadata = [] } of paginateListAccessKeys({ client }, { UserName })) {
        const key = AccessKeyMetadata.find(({ AccessKeyId }) => AccessKeyId === id);
        if (key !== undefined) return key;
    }
    return undefined;
}
