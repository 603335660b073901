import { type Aws } from "../../sandbox/provider/aws";
import { requireResource } from "../../sandbox/provider/resources";
import { type Values } from "../../sandbox/provider/values";
import { readRole, type RoleNow } from "../identity/role";

/** What AWS says now. What was read is kept until it is forgotten, so that each thing is read once for all checks. */
export class Now {
    private readonly read = new Map<string, Promise<unknown>>();

    constructor(readonly aws: Aws) {}

    /** The next look sees what AWS says then. */
    forget(): void {
        this.read.clear();
    }

    /** A resource as Pulumi's properties; undefined where it is gone. */
    resource(type: string, id: string, known: Values = {}): Promise<Values | undefined> {
        return this.once(`${type} ${id}`, () => requireResource(type).read(id, this.aws, known));
    }

    role(name: string): Promise<RoleNow | undefined> {
        return this.once(`role ${name}`, () => readRole(name, this.aws));
    }

    once<T>(key: string, work: () => Promise<T>): Promise<T> {
        if (!this.read.has(key)) this.read.set(key, work());
        return this.read.get(key) as Promise<T>;
    }
}
