import { list, oneOf, part, pathBelow, text } from "../messages";

/** A file that was put into the bucket. */
export interface StoredFile {
    key: string;
    version: string;
}

const notification = (bucket: string) =>
    part({
        Records: list(
            part({
                s3: part({
                    bucket: part({ name: oneOf(bucket) }),
                    object: part({ key: text(3_072), versionId: text(1_024) }),
                }),
            }),
            100,
        ),
    });

const stockList = pathBelow("stock/");

/** The files that a notification of S3 tells of. Throws BadMessage unless they lie where stock lists belong. */
export function filesIn(event: unknown, bucket: string): StoredFile[] {
    return notification(bucket)(event, "the event").Records.map(({ s3: { object } }) => ({
        key: stockList(decoded(object.key), "the key"),
        version: object.versionId,
    }));
}

/** S3 writes keys as forms do. */
function decoded(key: string): string {
    try {
        return decodeURIComponent(key.replaceAll("+", " "));
    } catch {
        return "";
    }
}
