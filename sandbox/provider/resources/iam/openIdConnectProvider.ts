import {
    AddClientIDToOpenIDConnectProviderCommand,
    CreateOpenIDConnectProviderCommand,
    DeleteOpenIDConnectProviderCommand,
    GetOpenIDConnectProviderCommand,
    IAMClient,
    RemoveClientIDFromOpenIDConnectProviderCommand,
    TagOpenIDConnectProviderCommand,
    UntagOpenIDConnectProviderCommand,
    UpdateOpenIDConnectProviderThumbprintCommand,
} from "@aws-sdk/client-iam";

import { type Aws, unlessMissing } from "../../aws";
import { listChange, listOf, said, textOf, unlessEmpty } from "../inputs";
import type { Change, Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";
import { missing } from "./missing";

export const resource: Resource = {
    replaceOn: ["url"],

    async create(inputs, aws) {
        const { OpenIDConnectProviderArn } = await aws.client(IAMClient).send(
            new CreateOpenIDConnectProviderCommand({
                Url: textOf(inputs, "url"),
                ClientIDList: listOf(inputs, "clientIdLists"),
                ThumbprintList: unlessEmpty(listOf(inputs, "thumbprintLists")),
                Tags: tagList(inputs),
            }),
        );
        return OpenIDConnectProviderArn!;
    },

    async read(id, aws) {
        const get = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: id });
        const found = await unlessMissing(aws.client(IAMClient).send(get), missing);
        if (found === undefined) return undefined;
        return said({
            ...tagsRead(found.Tags),
            arn: id,
            clientIdLists: found.ClientIDList ?? [],
            thumbprintLists: found.ThumbprintList ?? [],
            // AWS keeps it without the scheme, which every program has to give.
            url: `https://${found.Url!.replace(/^https:\/\//, "")}`,
        });
    },

    async update(id, change, aws) {
        const [iam, OpenIDConnectProviderArn] = [aws.client(IAMClient), id];
        await changeClients(id, change, aws);
        if (change.changed.has("thumbprintLists")) {
            const ThumbprintList = listOf(change.news, "thumbprintLists");
            await iam.send(
                new UpdateOpenIDConnectProviderThumbprintCommand({
                    OpenIDConnectProviderArn,
                    ThumbprintList,
                }),
            );
        }
        await changeTags(
            change,
            (tags) =>
                iam.send(
                    new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags: asTagList(tags) }),
                ),
            (TagKeys) =>
                iam.send(new UntagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, TagKeys })),
        );
    },

    async delete(id, _state, aws) {
        const command = new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: id });
        await unlessMissing(aws.client(IAMClient).send(command), missing);
    },
};

async function changeClients(
    OpenIDConnectProviderArn: string,
    { news, actual }: Change,
    aws: Aws,
): Promise<void> {
    const { added, removed } = listChange(listOf(actual, "clientIdLists"), listOf(news, "clientIdLists"));
    const iam = aws.client(IAMClient);
    for (const ClientID of added)
        await iam.send(new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }));
    for (const ClientID of removed)
        await iam.send(
            new RemoveClientIDFromOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }),
        );
}
