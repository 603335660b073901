/** The insecure variants of a system, each with the rules that block it. The program exports them. */
export const variants: Record<string, readonly string[]> = {};

/**
 * Makes an insecure variant: resources whose names begin with the variant's own and a dash, in everything else as they
 * should be.
 */
export function variant(name: string, rules: readonly string[], make: (name: string) => void): void {
    variants[name] = rules;
    make(name);
}
