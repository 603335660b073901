import { type Cases, type ResourceCase } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { accepts } from "./accepts";
import { rejects } from "./rejects";
import { type Place, writer } from "./writer";

/** What every rule against strangers must tell apart, whatever the service. */
export function strangers(place: Place): Required<Cases<ResourceCase>> {
    return { accepts: accepts(place), rejects: rejects(place), undecided: undecided(place) };
}

function undecided(place: Place): Required<Cases<ResourceCase>>["undecided"] {
    const { property, half, grant } = writer(place);
    const whole = { undecided: [`its ${property} is not known before deployment`] };
    const parts = { undecided: [`its ${property} has parts that are not known before deployment`] };
    return {
        "a policy that is not known": { props: { ...place.props, [property]: unknown }, ...whole },
        "a policy that is not known, where the organisation wants to block": {
            props: { ...place.props, [property]: unknown },
            config: { undecided: "mandatory" },
            level: "mandatory",
            ...whole,
        },
        "a statement that is not known": {
            props: { ...place.props, [property]: { Statement: [unknown] } },
            ...whole,
        },
        "a principal that is not known": { ...half(grant({ Principal: { AWS: unknown } })), ...parts },
        "a principal that is not known at all": { ...half(grant({ Principal: unknown })), ...parts },
        "a condition that is not known": { ...half(grant({ Condition: unknown })), ...parts },
        "a pattern of sources that is not known": {
            ...half(grant({ Condition: { ArnLike: { "aws:SourceArn": unknown } } })),
            ...parts,
        },
    };
}
