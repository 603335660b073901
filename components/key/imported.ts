import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../documents/arns";
import { keyUseStatements } from "../documents/key-policy";
import { valueProblems } from "../limits";
import { customerKeyLimit } from "../limits/key";
import { absence, documentText, refuse, type Owner } from "../base/owner";
import { locatedKey } from "./located";
import { keyFacts, type KeyUse } from "./use";

/** A key that somebody else made, and what its owner has to know. */
interface ImportedKey {
    /** ARN of the key. */
    keyArn: pulumi.Output<string>;
    /** A policy document with the statements that the key policy needs, known at preview where the rest is. */
    keyPolicyStatements: pulumi.Output<string>;
}

interface ImportedKeyRequest {
    owner: Owner;
    parent: pulumi.Resource;
    place: pulumi.Output<Place>;
    /** The argument that gives the ARN, and its value. */
    argument: string;
    keyArn: pulumi.Input<string>;
    /** Who and what uses the key. */
    use: KeyUse;
}

/** Nothing is made: the statements are for the owner of the key, who adds them before the first deployment. */
export function importedKey(request: ImportedKeyRequest): ImportedKey {
    const { owner, parent, place, argument, use } = request;
    const statements = keyFacts(owner, place, use).apply(keyUseStatements);
    const given = pulumi.output(request.keyArn).apply((known) => {
        refuse(owner, [...absence(argument, known), ...valueProblems(argument, known, customerKeyLimit)]);
        return known;
    });
    statements.apply(({ length }) => {
        if (length === 0) return;
        const advice =
            `${argument} is a key that this program does not manage; KMS refuses its use until the key policy holds ` +
            "the statements in the output keyPolicyStatements; have its owner add them before you deploy.";
        void pulumi.log.warn(`${owner.kind} "${owner.name}": ${advice}`, parent);
    });
    return {
        keyArn: locatedKey(owner, place, argument, given),
        keyPolicyStatements: statements.apply((known) => documentText(owner, "key policy", known)),
    };
}
