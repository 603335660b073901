import path from "node:path";
import ts from "typescript";

/** A property of an interface or a class, and what its comment says. */
export interface Declared {
    /** "<interface or class>.<property>". */
    name: string;
    optional: boolean;
    modifiers: string;
    text: string;
    /** What stands behind each `@see`. */
    see: string[];
}

const root = path.resolve(__dirname, "../..");

/** The interfaces and classes that the root of the package exports, read as TypeScript. */
export class Declarations {
    private readonly checker: ts.TypeChecker;
    private readonly exported: ts.Symbol[];

    constructor() {
        const entry = path.join(root, "components", "index.ts");
        const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
        const { options } = ts.parseJsonConfigFileContent(
            { ...config, include: [], files: [entry] },
            ts.sys,
            root,
        );
        const program = ts.createProgram([entry], options);
        this.checker = program.getTypeChecker();
        const file = this.checker.getSymbolAtLocation(program.getSourceFile(entry)!)!;
        this.exported = this.checker.getExportsOfModule(file).map((symbol) => this.target(symbol));
    }

    /** Every argument, once: where it is declared. */
    get arguments(): Declared[] {
        const interfaces = this.exported.filter(({ flags }) => (flags & ts.SymbolFlags.Interface) !== 0);
        const properties = interfaces.flatMap((symbol) =>
            this.checker.getDeclaredTypeOfSymbol(symbol).getProperties(),
        );
        return distinct(properties.flatMap(({ declarations = [] }) => declarations)).map(declared);
    }

    /** Every field of a component. */
    get fields(): Declared[] {
        return this.members(ts.isPropertyDeclaration);
    }

    /** Everything else of a component, beside its constructor. */
    get methods(): Declared[] {
        return this.members((it) => !ts.isPropertyDeclaration(it) && !ts.isConstructorDeclaration(it));
    }

    private members(isWanted: (member: ts.ClassElement) => boolean): Declared[] {
        return this.exported
            .flatMap(({ declarations = [] }) => declarations.filter(ts.isClassDeclaration))
            .flatMap(({ members }) => members.filter(isWanted))
            .map(declared);
    }

    private target(symbol: ts.Symbol): ts.Symbol {
        return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    }
}

function declared(node: ts.Declaration): Declared {
    const owner = node.parent as ts.InterfaceDeclaration | ts.ClassDeclaration;
    const property = node as ts.PropertySignature | ts.PropertyDeclaration;
    return {
        name: `${owner.name?.text}.${property.name.getText()}`,
        optional: property.questionToken !== undefined,
        modifiers: (property.modifiers ?? []).map((modifier) => modifier.getText()).join(" "),
        text: ts
            .getJSDocCommentsAndTags(node)
            .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
            .join(" ")
            .trim(),
        see: ts
            .getJSDocTags(node)
            .filter(({ tagName }) => tagName.text === "see")
            .map((tag) =>
                tag
                    .getText()
                    .replace(/^@see\s+/, "")
                    .trim(),
            ),
    };
}

function distinct<T>(items: readonly T[]): T[] {
    return [...new Set(items)];
}
