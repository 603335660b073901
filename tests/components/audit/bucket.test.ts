import { deepStrictEqual, strictEqual } from "node:assert";

import { audit, inputsOf, watched } from "../../support/audits";
import type { Recording } from "../../support/mocks";

describe("the buckets of an audit", () => {
    const both = ["orders-trail-bucket", "orders-access-log-bucket"];
    const part = async (name: string, args = watched) => {
        const recording = await audit(args);
        return (type: string, suffix: string) => {
            const { bucket: owner, ...inputs } = inputsOf(recording, `aws:s3/${type}`, `${name}-${suffix}`);
            strictEqual(owner, `${name}-0a1b2c3`);
            return inputs;
        };
    };

    for (const name of both) {
        it(`are private, versioned and kept for a year: ${name}`, async () => {
            const inputs = await part(name);
            deepStrictEqual(
                inputs("bucketPublicAccessBlock:BucketPublicAccessBlock", "public-access-block"),
                {
                    blockPublicAcls: true,
                    blockPublicPolicy: true,
                    ignorePublicAcls: true,
                    restrictPublicBuckets: true,
                },
            );
            deepStrictEqual(inputs("bucketOwnershipControls:BucketOwnershipControls", "ownership"), {
                rule: { objectOwnership: "BucketOwnerEnforced" },
            });
            deepStrictEqual(inputs("bucketVersioning:BucketVersioning", "versioning"), {
                versioningConfiguration: { status: "Enabled" },
            });
            deepStrictEqual(
                inputs("bucketLifecycleConfiguration:BucketLifecycleConfiguration", "lifecycle"),
                {
                    rules: [
                        {
                            id: "expire",
                            status: "Enabled",
                            filter: {},
                            expiration: { days: 365 },
                            noncurrentVersionExpiration: { noncurrentDays: 90 },
                            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
                        },
                    ],
                },
            );
        });
    }

    it("are protected with the key, unless the program says otherwise", async () => {
        const guarded = (recording: Recording) =>
            recording.all.filter(({ protect }) => protect).map(({ type, name }) => `${type} ${name}`);
        deepStrictEqual(guarded(await audit()), [
            "aws:kms/key:Key orders-trail-key",
            "aws:s3/bucket:Bucket orders-trail-bucket",
            "aws:s3/bucket:Bucket orders-access-log-bucket",
        ]);
        deepStrictEqual(guarded(await audit({ ...watched, bucket: { protect: false } })), []);
    });

    it("carry the tags of everything that has tags", async () => {
        const tags = { team: "orders" };
        const recording = await audit({ ...watched, tags });
        deepStrictEqual(
            recording.all
                .filter(({ inputs }) => inputs["tags"] !== undefined)
                .map(({ name }) => name)
                .sort(),
            [
                "orders-access-log-bucket",
                "orders-trail",
                "orders-trail-bucket",
                "orders-trail-key",
                "orders-trail-log-group",
                "orders-trail-log-role",
            ],
        );
    });
});
