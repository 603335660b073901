import { type Held } from "../../cli/source/resource";

/** How a kind of resource is drawn. */
export interface Kind {
    word: string;
    /** What Mermaid draws around the label. */
    shape: readonly [open: string, close: string];
    /** The properties that hold its name in AWS. Default: name. */
    named?: string;
}

const store = ["[(", ")]"] as const;
const work = ["[", "]"] as const;

/** What a picture shows, by Pulumi's type. */
export const kinds: Readonly<Record<string, Kind>> = {
    "aws:sqs/queue:Queue": { word: "queue", shape: ["[[", "]]"] },
    "aws:sns/topic:Topic": { word: "topic", shape: ["([", "])"] },
    "aws:kms/key:Key": { word: "key", shape: ["{{", "}}"] },
    "aws:iam/role:Role": { word: "role", shape: ["[/", "/]"] },
    "aws:lambda/function:Function": { word: "function", shape: work },
    "aws:ecs/taskDefinition:TaskDefinition": { word: "task", shape: work, named: "family" },
    "aws:batch/jobDefinition:JobDefinition": { word: "job", shape: work },
    "aws:batch/jobQueue:JobQueue": { word: "job queue", shape: work },
    "aws:apigateway/restApi:RestApi": { word: "API", shape: work },
    "aws:cloudwatch/eventRule:EventRule": { word: "rule", shape: ["([", "])"] },
    "aws:s3/bucket:Bucket": { word: "bucket", shape: store, named: "bucket" },
    "aws:dynamodb/table:Table": { word: "table", shape: store },
    "aws:secretsmanager/secret:Secret": { word: "secret", shape: store },
    "aws:cloudtrail/trail:Trail": { word: "trail", shape: work },
};

/** A line from one resource to another, both by their URNs. */
export interface Edge {
    from: string;
    to: string;
    words: string;
    dashed?: boolean;
}

/** The resources of a program, and the way from what one of them says to another. */
export class Parts {
    private readonly byName = new Map<string, Held>();
    private readonly byUrn: ReadonlyMap<string, Held>;

    constructor(readonly all: readonly Held[]) {
        this.byUrn = new Map(all.map((held) => [held.urn, held]));
        for (const held of all) {
            const name = held.inputs[kinds[held.type]?.named ?? "name"];
            if (kinds[held.type] && typeof name === "string") this.byName.set(name, held);
        }
    }

    of(type: string): Held[] {
        return this.all.filter((held) => held.type === type);
    }

    /** The drawn resources that a property of a resource speaks of: by their names, or by what it is made from. */
    spokenOf(held: Held, property: string): Held[] {
        const named = this.namedIn(held.inputs[property]);
        if (named.length > 0) return named;
        return (held.madeFrom[property] ?? [])
            .flatMap((urn) => this.byUrn.get(urn) ?? [])
            .filter(({ type }) => kinds[type]);
    }

    /** The drawn resources whose names in AWS a value holds, alone or in an ARN. */
    namedIn(value: unknown): Held[] {
        const words = (JSON.stringify(value) ?? "").split(/[^\w.+=@-]+/);
        return [...new Set(words.flatMap((word) => this.byName.get(word) ?? []))];
    }
}
