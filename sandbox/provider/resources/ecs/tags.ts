/** ECS writes its tags without capitals. */
interface OwnTag {
    key?: string | undefined;
    value?: string | undefined;
}

export function ownTags(tags: Record<string, string>): OwnTag[] {
    return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

export function ownTagsRead(tags: readonly OwnTag[] = []): Record<string, string> {
    return Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value]));
}
