import type { FunctionCode } from "@aws-sdk/client-lambda";

import type { Values } from "../../values";
import { archiveContent } from "../assets";
import { inAws, pick } from "../blocks";

/** Where the code lies that is no archive of the program. */
const places = ["imageUri", "s3Bucket", "s3Key", "s3ObjectVersion"];

/** The properties besides `code` of which a change brings other code. */
export const codeProperties = [...places, "architectures", "sourceCodeHash", "sourceKmsKeyArn"];

export async function codeOf(inputs: Values): Promise<FunctionCode> {
    const words = { names: { sourceKmsKeyArn: "SourceKMSKeyArn" } };
    const named = inAws<FunctionCode>(pick(inputs, [...places, "sourceKmsKeyArn"]), words);
    const { code } = inputs;
    return code ? { ...named, ZipFile: await archiveContent(code) } : named;
}
