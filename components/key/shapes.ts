import { flag, group, list, needed, plain, tags, value, type Shapes } from "../limits/shapes";
import { senderMembers, sourceMembers } from "../sources/shapes";
import type { KeySenderArgs, KeySettingsArgs, KeySourceArgs, KeyUserArgs, MessagingKeyArgs } from "./args";

export const keyMembers: Shapes<KeySettingsArgs> = {
    mode: plain(value),
    administratorArns: list(value),
    multiRegion: plain(flag),
    protect: plain(flag),
};

export const keyShape = plain(
    group<MessagingKeyArgs>({
        ...keyMembers,
        users: list(group<KeyUserArgs>({ roleArn: needed(value), access: plain(value) })),
        sources: plain(list(plain(group<KeySourceArgs>(sourceMembers)))),
        senders: plain(list(plain(group<KeySenderArgs>({ ...senderMembers, through: plain(value) })))),
        tags,
    }),
);
