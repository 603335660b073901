import {
    CreateAliasCommand,
    DeleteAliasCommand,
    DescribeKeyCommand,
    KMSClient,
    paginateListAliases,
    UpdateAliasCommand,
} from "@aws-sdk/client-kms";

import { unlessMissing } from "../../aws";
import { nameOf } from "../names";
import type { Resource } from "../resource";

export const resource: Resource = {
    replaceOn: ["name", "namePrefix", "region"],

    async create(inputs, aws) {
        const name = nameOf(inputs);
        const command = new CreateAliasCommand({
            AliasName: name,
            TargetKeyId: String(inputs["targetKeyId"]),
        });
        await aws.client(KMSClient).send(command);
        return name;
    },

    async read(id, aws, known) {
        const kms = aws.client(KMSClient);
        for await (const { Aliases = [] } of paginateListAliases({ client: kms }, {})) {
            const alias = Aliases.find(({ AliasName }) => AliasName === id);
            if (alias === undefined) continue;
            const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: alias.TargetKeyId! }));
            const targetKeyArn = KeyMetadata!.Arn!;
            // A key is named by its ARN or by its id alone: the program's way is kept.
            const targetKeyId = known["targetKeyId"] === targetKeyArn ? targetKeyArn : KeyMetadata!.KeyId!;
            return { name: id, arn: alias.AliasArn!, targetKeyArn, targetKeyId };
        }
        return undefined;
    },

    async update(id, { news }, aws) {
        const command = new UpdateAliasCommand({ AliasName: id, TargetKeyId: String(news["targetKeyId"]) });
        await aws.client(KMSClient).send(command);
    },

    async delete(id, _state, aws) {
        await unlessMissing(
            aws.client(KMSClient).send(new DeleteAliasCommand({ AliasName: id })),
            "NotFoundException",
        );
    },
};
