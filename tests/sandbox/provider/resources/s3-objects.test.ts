import { liveThrough, make } from "../../../support/resource-life";
import { signedAsset } from "./signed";

describe("the stand-in's objects in S3", function () {
    this.timeout(60_000);

    it("has objects", async () => {
        const bucket = await make("aws:s3/bucket:Bucket", { versioning: { enabled: true } });
        await liveThrough({
            type: "aws:s3/bucketObjectv2:BucketObjectv2",
            inputs: {
                bucket: bucket.state.id,
                key: "folder/file",
                content: "one",
                metadata: { made: "here" },
                tags: { team: "orders" },
            },
            later: { content: "two", contentType: "text/plain", tags: { stage: "test" } },
            replacing: { key: "other" },
            unreadable: ["content"],
        });
        await bucket.delete();
    });

    it("has objects from files, named after the resource", async () => {
        const bucket = await make("aws:s3/bucket:Bucket", {});
        await liveThrough({
            type: "aws:s3/bucketObject:BucketObject",
            name: "index.html",
            inputs: { bucket: bucket.state.id, source: signedAsset({ text: "one" }) },
            later: { source: signedAsset({ text: "two" }) },
            unreadable: ["source"],
        });
        await bucket.delete();
    });

    it("changes the tags of an object without a new version of it", async () => {
        const bucket = await make("aws:s3/bucket:Bucket", { versioning: { enabled: true } });
        await liveThrough({
            type: "aws:s3/bucketObjectv2:BucketObjectv2",
            inputs: { bucket: bucket.state.id, content: "one" },
            later: { tags: { stage: "test" } },
            unreadable: ["content"],
        });
        await bucket.delete();
    });
});
