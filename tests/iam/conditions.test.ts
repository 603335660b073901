import assert from "node:assert";

import { UNKNOWN } from "../../iam";
import { type Domain } from "../../iam/callers";
import { parseConditions } from "../../iam/condition-block";
import { conditionsHold } from "../../iam/conditions";
import { truthName } from "../support/statements";

/** Keys of every nature: the caller's choice, one text, whose the caller is, and none at all. */
const KEYS: Record<string, Domain> = {
    free: { present: "maybe", value: { of: "free" } },
    chosen: { present: "always", value: { of: "free" } },
    tls: { present: "always", value: { of: "fixed", texts: ["true"] } },
    name: { present: "maybe", value: { of: "fixed", texts: ["Orders"] } },
    org: { present: "maybe", value: { of: "owned", part: (text) => text } },
    account: { present: "always", value: { of: "owned", part: (text) => text } },
    known: { present: "always", value: { of: "owned", owner: "444455556666", part: (text) => text } },
    path: { present: "always", value: { of: "owned", owner: "o-1", part: (text) => text.split("/")[0]! } },
    source: { present: "always", value: { of: "fixed", texts: ["arn:aws:s3:::exports"] } },
    bucket: { present: "always", value: { of: "fixed", texts: ["exports"] } },
    settled: { present: "always", value: { of: "unknown" } },
    perhaps: { present: "maybe", value: { of: "unknown" } },
    absent: { present: "never", value: { of: "free" } },
};

function holds(block: unknown): string {
    return truthName(conditionsHold(parseConditions(block, "s", []), (key) => KEYS[key] ?? KEYS.free!));
}

type Row = [sentence: string, block: unknown, right: string];

function table(title: string, rows: readonly Row[]) {
    describe(title, () => {
        for (const [sentence, block, right] of rows)
            it(`${sentence}: ${right}`, () => {
                assert.strictEqual(holds(block), right);
            });
    });
}

table("conditions on what the caller chooses", [
    ["no condition", undefined, "always"],
    ["a text to equal", { StringEquals: { chosen: "a" } }, "sometimes"],
    ["a text not to equal", { StringNotEquals: { chosen: "a" } }, "sometimes"],
    ["a star", { StringLike: { chosen: "*" } }, "always"],
    ["a star that is compared whole", { StringEquals: { chosen: "*" } }, "sometimes"],
    ["a star for a key that may be left out", { StringLike: { free: "*" } }, "sometimes"],
    ["a star or nothing", { StringLikeIfExists: { free: "*" } }, "always"],
    ["a text or nothing", { StringEqualsIfExists: { free: "a" } }, "sometimes"],
    ["not a star", { StringNotLike: { chosen: "*" } }, "never"],
    ["an escaped star", { StringLike: { chosen: "${*}" } }, "sometimes"],
    ["true", { Bool: { chosen: "true" } }, "sometimes"],
    ["true or false", { Bool: { chosen: ["true", "false"] } }, "always"],
    ["true or false as texts", { StringEquals: { chosen: ["true", "false"] } }, "sometimes"],
    ["a star by an ARN operator", { ArnLike: { chosen: "*" } }, "always"],
    ["an address", { IpAddress: { chosen: "203.0.113.7" } }, "sometimes"],
    ["a number", { NumericLessThan: { chosen: "300" } }, "sometimes"],
    ["a date", { DateGreaterThan: { chosen: "2030-01-01T00:00:00Z" } }, "sometimes"],
    ["there", { Null: { free: "false" } }, "sometimes"],
    ["not there", { Null: { free: "true" } }, "sometimes"],
    ["there or not", { Null: { free: ["true", "false"] } }, "always"],
    ["there and not", { Null: { free: "true" }, StringEquals: { free: "a" } }, "never"],
    ["an operator that AWS does not know", { StringEqual: { chosen: "a" } }, "sometimes"],
]);

table("conditions on a text that the request fixes", [
    ["the text", { StringEquals: { tls: "true" } }, "always"],
    ["another text", { StringEquals: { tls: "false" } }, "never"],
    ["the text in another case", { StringEquals: { tls: "True" } }, "never"],
    ["the text in another case, ignored", { StringEqualsIgnoreCase: { tls: "TRUE" } }, "always"],
    ["the truth in another case", { Bool: { tls: "True" } }, "always"],
    ["the truth as a boolean", { Bool: { tls: true } }, "always"],
    ["the other truth as a boolean", { Bool: { tls: false } }, "never"],
    ["both truths", { Bool: { tls: ["true", "false"] } }, "always"],
    ["not the other text", { StringNotEquals: { tls: "false" } }, "always"],
    ["not the text", { StringNotEquals: { tls: "true" } }, "never"],
    ["neither of two, one of which it is", { StringNotEquals: { tls: ["false", "true"] } }, "never"],
    ["one of two", { StringEquals: { tls: ["false", "true"] } }, "always"],
    ["a pattern", { StringLike: { tls: "t?u*" } }, "always"],
    ["a pattern that is compared whole", { StringEquals: { tls: "t*" } }, "never"],
    ["a number, which nobody works out", { NumericEquals: { tls: "1" } }, "sometimes"],
    ["an ARN by a pattern", { ArnLike: { source: "arn:aws:s3:::*" } }, "always"],
    ["an ARN by another pattern", { ArnLike: { source: "arn:aws:sns:::*" } }, "never"],
    ["there", { Null: { tls: "false" } }, "always"],
    ["not there", { Null: { tls: "true" } }, "never"],
    ["there, as a boolean", { Null: { tls: false } }, "always"],
    ["the text, if it is there", { StringEquals: { name: "Orders" } }, "sometimes"],
    ["the text, or not there", { StringEqualsIfExists: { name: "Orders" } }, "always"],
    ["what the request fills in", { StringEquals: { tls: "${aws:PrincipalTag/tls}" } }, "sometimes"],
]);

table("conditions on whose the caller is", [
    ["somebody's own", { StringEquals: { account: "111122223333" } }, "never"],
    ["not somebody's own", { StringNotEquals: { account: "111122223333" } }, "always"],
    ["a list of own", { StringEquals: { account: ["111122223333", "444455556666"] } }, "never"],
    ["a star among own", { StringLike: { account: ["111122223333", "*"] } }, "always"],
    ["a pattern among own", { StringLike: { account: ["111122223333", "4*"] } }, "sometimes"],
    ["a star that is compared whole", { StringEquals: { account: "*" } }, "never"],
    ["a pattern that is compared whole", { StringEquals: { account: "4*" } }, "never"],
    ["an escaped star", { StringLike: { account: "${*}" } }, "never"],
    ["an ARN operator with a star", { ArnEquals: { account: "*" } }, "always"],
    ["an ARN operator without one", { ArnEquals: { account: "111122223333" } }, "never"],
    [
        "the caller's own account by a variable",
        { StringEquals: { account: "${aws:PrincipalAccount}" } },
        "sometimes",
    ],
    [
        "the resource's account by a variable",
        { StringEquals: { account: "${aws:ResourceAccount}" } },
        "never",
    ],
    ["the same in another case", { StringEquals: { account: "${AWS:resourceaccount}" } }, "never"],
    ["own, or not there", { StringEqualsIfExists: { org: "o-1" } }, "sometimes"],
    ["own, or not there, where it always is", { StringEqualsIfExists: { account: "111122223333" } }, "never"],
    [
        "own, or not there, and there",
        { StringEqualsIfExists: { org: "o-1" }, Null: { org: "false" } },
        "never",
    ],
    [
        "own, or not there, and not there",
        { StringEqualsIfExists: { org: "o-1" }, Null: { org: "true" } },
        "sometimes",
    ],
    [
        "all values own, for which none is enough",
        { "ForAllValues:StringEquals": { org: "o-1" } },
        "sometimes",
    ],
    [
        "all values own, where there is one",
        { "ForAllValues:StringEquals": { account: "111122223333" } },
        "never",
    ],
    [
        "all values own, and there",
        { "ForAllValues:StringEquals": { org: "o-1" }, Null: { org: "false" } },
        "never",
    ],
    ["any value own", { "ForAnyValue:StringEquals": { org: "o-1" } }, "never"],
    ["any value own, or not there", { "ForAnyValue:StringEqualsIfExists": { org: "o-1" } }, "sometimes"],
    ["any value not own", { "ForAnyValue:StringNotEquals": { org: "o-1" } }, "sometimes"],
    ["the account itself", { StringEquals: { known: "444455556666" } }, "always"],
    ["another account", { StringEquals: { known: "111122223333" } }, "never"],
    ["the account by a pattern", { StringLike: { known: "4444*" } }, "always"],
    ["its organisation by some path", { StringLike: { path: "o-1/r-ab12/*" } }, "sometimes"],
    ["both truths of what is none", { Bool: { account: ["true", "false"] } }, "never"],
    ["not the account itself", { StringNotEquals: { known: "444455556666" } }, "never"],
]);

table("conditions on a key that is not there", [
    ["to equal", { StringEquals: { absent: "a" } }, "never"],
    ["to be like anything", { StringLike: { absent: "*" } }, "never"],
    ["not to equal", { StringNotEquals: { absent: "a" } }, "always"],
    ["not to be like anything", { StringNotLike: { absent: "*" } }, "always"],
    ["to equal or be absent", { StringEqualsIfExists: { absent: "a" } }, "always"],
    ["to be true or absent", { BoolIfExists: { absent: "true" } }, "always"],
    ["to be absent", { Null: { absent: "true" } }, "always"],
    ["to be there", { Null: { absent: "false" } }, "never"],
    ["an address", { IpAddress: { absent: "0.0.0.0/0" } }, "never"],
    ["another address", { NotIpAddress: { absent: "203.0.113.7" } }, "always"],
    ["all values to equal", { "ForAllValues:StringEquals": { absent: "a" } }, "always"],
    ["any value to equal", { "ForAnyValue:StringEquals": { absent: "a" } }, "never"],
    ["any value not to equal", { "ForAnyValue:StringNotEquals": { absent: "a" } }, "never"],
]);

const ALL = ["0.0.0.0/1", "128.0.0.0/1", "::/0"];
table("conditions on addresses", [
    ["one address", { IpAddress: { account: "203.0.113.7" } }, "never"],
    ["a private range", { IpAddress: { account: "10.0.0.0/8" } }, "never"],
    ["all of IPv4", { IpAddress: { account: "0.0.0.0/0" } }, "sometimes"],
    ["everything", { IpAddress: { account: ALL } }, "always"],
    ["everything, where the key may be absent", { IpAddress: { org: ALL } }, "sometimes"],
    ["everything but one address", { NotIpAddress: { account: "203.0.113.7" } }, "always"],
    ["nothing at all", { NotIpAddress: { account: ALL } }, "never"],
    ["everything beside what is not known", { IpAddress: { account: [...ALL, UNKNOWN] } }, "always"],
    [
        "many beside what is not known",
        { IpAddress: { account: ["0.0.0.0/0", UNKNOWN] } },
        "sometimes to always",
    ],
    ["one beside what is not known", { IpAddress: { account: ["203.0.113.7", UNKNOWN] } }, "never to always"],
    ["what is not known", { IpAddress: { account: UNKNOWN } }, "never to always"],
]);

table("several conditions", [
    ["all must hold: operators", { StringEquals: { chosen: "a" }, Bool: { tls: "false" } }, "never"],
    ["all must hold: keys", { StringEquals: { chosen: "a", account: "111122223333" } }, "never"],
    [
        "one that binds is enough beside one that does not",
        { StringLike: { account: "1*", org: "o-1" } },
        "never",
    ],
    ["none that binds", { StringLike: { account: "1*", org: "o-*" } }, "sometimes"],
]);

table("conditions with variables", [
    ["one that the request settles", { StringEquals: { tls: "${tls}" } }, "always"],
    ["the same in another case", { StringEquals: { tls: "${TLS}" } }, "always"],
    ["the same beside a text", { StringEquals: { tls: ["x", "${tls}"] } }, "always"],
    ["the same beside what is not known", { StringEquals: { tls: [UNKNOWN, "${tls}"] } }, "always"],
    ["one within a text", { ArnLike: { source: "arn:aws:s3:::${bucket}" } }, "always"],
    ["one that the request may lack", { StringEquals: { tls: "${name}" } }, "sometimes"],
    ["one that the caller chooses", { StringEquals: { tls: "${chosen}" } }, "sometimes"],
    ["one that is settled, but not known", { StringEquals: { tls: "${settled}" } }, "never to always"],
]);

table("conditions on what is settled, but not known", [
    ["a text", { StringEquals: { settled: "a" } }, "never to always"],
    ["not a text", { StringNotEquals: { settled: "a" } }, "never to always"],
    ["a text, where it may be absent", { StringEquals: { perhaps: "a" } }, "never to always"],
    ["its absence", { Null: { perhaps: "true" } }, "never to always"],
]);

table("conditions that are not known", [
    ["the block", UNKNOWN, "never to always"],
    ["the keys", { StringEquals: UNKNOWN }, "never to always"],
    [
        "an unknown block beside one that never holds",
        { StringEquals: UNKNOWN, Bool: { tls: "false" } },
        "never",
    ],
    [
        "a value of the caller's choice, which it can meet",
        { StringLike: { chosen: UNKNOWN } },
        "sometimes to always",
    ],
    ["a text to equal that is written down", { StringEquals: { account: UNKNOWN } }, "never"],
    ["a text not to equal that is written down", { StringNotEquals: { account: UNKNOWN } }, "always"],
    ["the same, ignoring case", { StringEqualsIgnoreCase: { account: UNKNOWN } }, "never"],
    ["a text to equal that may name the caller", { StringEquals: { known: UNKNOWN } }, "never to always"],
    ["a pattern, which may be a star", { StringLike: { account: UNKNOWN } }, "never to always"],
    ["an ARN, which may be a pattern", { ArnLike: { account: UNKNOWN } }, "never to always"],
    ["a star beside it", { StringLike: { account: ["*", UNKNOWN] } }, "always"],
    ["a pattern beside it", { StringLike: { account: ["4*", UNKNOWN] } }, "sometimes to always"],
    ["a text that is fixed", { StringEquals: { tls: UNKNOWN } }, "never to always"],
    ["the text beside it", { StringEquals: { tls: ["true", UNKNOWN] } }, "always"],
    ["a value of a key that is absent", { StringEquals: { absent: UNKNOWN } }, "never"],
    ["a value of a key that may be absent", { StringLike: { org: UNKNOWN } }, "never to sometimes"],
    ["the same or nothing", { StringLikeIfExists: { org: UNKNOWN } }, "sometimes to always"],
    ["a Null", { Null: { tls: UNKNOWN } }, "never to always"],
    ["a choice of the caller beside it", { Bool: { chosen: ["true", UNKNOWN] } }, "sometimes to always"],
]);
