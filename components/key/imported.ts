import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../documents/arns";
import { keyUseStatements } from "../documents/key-policy";
import { valueProblems } from "../limits";
import { customerKeyLimit, regionalKeyLimit } from "../limits/key";
import { absence, documentText, refuse, type Owner } from "../base/owner";
import { keyFacts, type KeyUse } from "./use";

/** A key that somebody else made, and what its owner has to know. */
export interface ImportedKey {
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

/** A plain ARN that is no customer-managed key. */
export function importedKeyProblems(argument: string, keyArn: unknown): string[] {
    return valueProblems(argument, keyArn, customerKeyLimit);
}

/** Nothing is made: the statements are for the owner of the key, who adds them before the first deployment. */
export function importedKey(request: ImportedKeyRequest): ImportedKey {
    const { owner, parent, place, argument, use } = request;
    const statements = keyFacts(owner, place, use).apply(keyUseStatements);
    const keyArn = pulumi.all([place, request.keyArn]).apply(([{ partition, region }, known]) => {
        const problems = [...absence(argument, known), ...importedKeyProblems(argument, known)];
        const elsewhere = valueProblems(argument, known, regionalKeyLimit(partition, region));
        refuse(owner, problems.length > 0 ? problems : elsewhere);
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
        keyArn,
        keyPolicyStatements: statements.apply((known) => documentText(owner, "key policy", known)),
    };
}
