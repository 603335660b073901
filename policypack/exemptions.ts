import { matches } from "../iam";

/** Takes one rule's finding on some resources out of force until a day: seen and advisory, but not blocking. */
export interface Exemption {
    /** The resource's URN or name; `*` stands for any run of characters, `?` for one. */
    resource: string;
    reason: string;
    /** The last day on which it holds, as YYYY-MM-DD in UTC. */
    expires: string;
    ticket: string;
}

/** Which resource a finding is about. */
export interface Subject {
    readonly urn: string;
    readonly name: string;
}

/** An exemption, and whether it still holds today. */
export interface Found {
    exemption: Exemption;
    inForce: boolean;
}

/** Finds the exemptions of resources, and remembers which were of use. */
export class Exemptions {
    private readonly used = new Set<string>();

    constructor(private readonly today: () => string = () => new Date().toISOString().slice(0, 10)) {}

    /** The exemption of a resource from a rule: of several the one that ends last. It takes it for used. */
    use(rule: string, subject: Subject, exemptions: readonly Exemption[]): Found | undefined {
        const found = meant(subject, exemptions);
        for (const exemption of found) this.used.add(keyOf(rule, exemption));
        return this.lastOf(found);
    }

    /** The same, of a resource on which nothing may have been found: its exemption does not count as used. */
    find(subject: Subject, exemptions: readonly Exemption[]): Found | undefined {
        return this.lastOf(meant(subject, exemptions));
    }

    unused(rule: string, exemptions: readonly Exemption[]): readonly Exemption[] {
        return exemptions.filter((exemption) => !this.used.has(keyOf(rule, exemption)));
    }

    private lastOf([first, ...others]: readonly Exemption[]): Found | undefined {
        if (first === undefined) return undefined;
        const exemption = others.reduce(
            (last, other) => (other.expires > last.expires ? other : last),
            first,
        );
        return { exemption, inForce: exemption.expires >= this.today() };
    }
}

function meant({ urn, name }: Subject, exemptions: readonly Exemption[]): readonly Exemption[] {
    return exemptions.filter(({ resource }) => matches(resource, urn) || matches(resource, name));
}

function keyOf(rule: string, exemption: Exemption): string {
    return `${rule} ${JSON.stringify(exemption)}`;
}
