import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A certificate and its key, both as PEM. */
export interface Certificate {
    certificate: string;
    key: string;
}

const days = 24 * 3600 * 1000;
const oids = {
    commonName: "550403",
    ecdsaWithSha256: "2a8648ce3d040302",
    basicConstraints: "551d13",
    extendedKeyUsage: "551d25",
    keyUsage: "551d0f",
    serverAuthentication: "2b06010505070301",
    subjectAltName: "551d11",
};

/**
 * A certificate for this machine alone, signed by itself. Whoever connects trusts this one file and nothing that it
 * could sign: it is no authority. Written here because neither Node nor Python brings a tool that makes one.
 */
export function localCertificate(now = Date.now()): Certificate {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const algorithm = sequence(oid(oids.ecdsaWithSha256));
    const name = sequence(set(sequence(oid(oids.commonName), text("local AWS backend"))));
    const facts = sequence(
        tagged(0xa0, integer(Buffer.from([2]))),
        integer(serialNumber()),
        algorithm,
        name,
        // An hour back, for clocks that differ; browsers and Go refuse more than 398 days.
        sequence(time(now - days / 24), time(now + 397 * days)),
        name,
        publicKey.export({ type: "spki", format: "der" }),
        tagged(0xa3, sequence(...extensions())),
    );
    const signature = bits(sign("sha256", facts, privateKey));
    return {
        certificate: pem("CERTIFICATE", sequence(facts, algorithm, signature)),
        key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    };
}

function extensions(): Buffer[] {
    const names = sequence(
        tagged(0x82, Buffer.from("localhost")),
        tagged(0x82, Buffer.from("*.localhost")),
        tagged(0x87, Buffer.from([127, 0, 0, 1])),
    );
    return [
        extension(oids.subjectAltName, names),
        extension(oids.basicConstraints, sequence()),
        // The first bit alone: digital signature.
        extension(oids.keyUsage, tagged(0x03, Buffer.from([7, 0x80]))),
        extension(oids.extendedKeyUsage, sequence(oid(oids.serverAuthentication))),
    ];
}

function extension(id: string, value: Buffer): Buffer {
    return sequence(oid(id), tagged(0x04, value));
}

/** Positive, and not the same twice: clients remember certificates by it. */
function serialNumber(): Buffer {
    const bytes = randomBytes(16);
    bytes[0] = (bytes[0]! & 0x3f) | 0x40;
    return bytes;
}

/** One element of DER: what it is, how long, and its content. */
function tagged(tag: number, ...contents: Buffer[]): Buffer {
    const content = Buffer.concat(contents);
    const { length } = content;
    if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
    const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
    return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => tagged(0x30, ...parts);
const set = (part: Buffer) => tagged(0x31, part);
const integer = (bytes: Buffer) => tagged(0x02, bytes);
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, "hex"));
const text = (value: string) => tagged(0x0c, Buffer.from(value));
const bits = (bytes: Buffer) => tagged(0x03, Buffer.from([0]), bytes);

/** UTCTime: 261121170000Z. */
function time(at: number): Buffer {
    const digits = new Date(at).toISOString().replace(/\D/g, "").slice(2, 14);
    return tagged(0x17, Buffer.from(`${digits}Z`));
}

function pem(label: string, der: Buffer): string {
    const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
    return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
