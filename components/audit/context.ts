import type * as pulumi from "@pulumi/pulumi";

import type { Owner } from "../base/owner";
import type { Place } from "../documents/arns";
import type { AuditSettings } from "./checks";

/** What the parts of an audit have in common. */
export interface AuditContext {
    owner: Owner;
    parent: pulumi.Resource;
    place: pulumi.Output<Place>;
    settings: AuditSettings;
}
