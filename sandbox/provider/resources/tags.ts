import { isObject, type Values } from "../values";
import type { Change } from "./resource";

export interface Tag {
    Key: string;
    Value: string;
}

export function tagMap(inputs: Values): Record<string, string> {
    const tags = inputs["tags"];
    if (!isObject(tags)) return {};
    return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)]));
}

export function tagList(inputs: Values): Tag[] {
    return asTagList(tagMap(inputs));
}

export function asTagList(tags: Record<string, string>): Tag[] {
    return Object.entries(tags).map(([key, value]) => ({ Key: key, Value: value }));
}

/** The tags as AWS lists them, as the properties of a resource. */
export function tagsRead(tags: readonly { Key?: string; Value?: string }[] | undefined): Values {
    return tagsReadMap(Object.fromEntries((tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])));
}

export function tagsReadMap(tagsAll: Record<string, string> = {}): Values {
    const tags = Object.keys(tagsAll).length > 0 ? tagsAll : undefined;
    return { tags, tagsAll } as Values;
}

/** What to put and what to take away, so that a resource has the tags of its inputs. */
export function tagChange(actual: Values, news: Values): { put: Record<string, string>; removed: string[] } {
    const [before, after] = [tagMap(actual), tagMap(news)];
    const put = Object.entries(after).filter(([key, value]) => before[key] !== value);
    return {
        put: Object.fromEntries(put),
        removed: Object.keys(before).filter((key) => !(key in after)),
    };
}

/** Puts and takes away tags until a resource has those of its inputs. */
export async function changeTags(
    { changed, actual, news }: Change,
    put: (tags: Record<string, string>) => Promise<unknown>,
    remove: (keys: string[]) => Promise<unknown>,
): Promise<void> {
    if (!changed.has("tags")) return;
    const change = tagChange(actual, news);
    if (change.removed.length > 0) await remove(change.removed);
    if (Object.keys(change.put).length > 0) await put(change.put);
}
