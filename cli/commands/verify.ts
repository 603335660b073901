import { type Command, InvalidArgumentError, Option } from "commander";

import { type Context } from "../context";
import { type Ending } from "../exit-codes";
import { examples } from "../help";
import { asJson, stateOption } from "../options";
import { readState } from "../source/state";
import { inWords, type Report } from "../verify/report";
import { type Asked, parts, verify as verified } from "../verify/verify";

interface Options extends Asked {
    state: string;
    json?: boolean;
}

/** `verify`: the acceptance of a deployed set, with evidence. */
export function verify(tool: Command, context: Context): void {
    tool.command("verify")
        .description(
            "prove that what is deployed is and does what a Pulumi state intends, with evidence for each check",
        )
        .addOption(stateOption().makeOptionMandatory())
        .option("--set <name>", "only the MessagingSet of this name; by default all there is in the state")
        .addOption(new Option("--only <part>", "only a part of the checks").choices(parts))
        .option(
            "--wait <seconds>",
            "look again at what failed for so long: AWS takes up to a minute",
            seconds,
            60,
        )
        .option("--allow-traffic", "send test messages also to queues that hold messages", false)
        .option("--plain-endpoint <url>", "where AWS answers without TLS, for an endpoint of your own")
        .option("--external-id <id>", "what the roles' trust asks for of whoever takes them")
        .option("--region <region>", "by default the region of the state's queues, topics and keys")
        .option("--json", "tell as JSON")
        .addHelpText("after", `\n${explanation}`)
        .addHelpText(
            "after",
            examples(
                ["verify --state state.json", "all checks of all sets in a state"],
                [
                    "verify --state - --only settings --wait 0",
                    "what `pulumi stack export` pipes in, and no message sent",
                ],
                ["verify --state state.json --set orders --json", "one set, for a program to read"],
            ),
        )
        .action((options: Options) => context.run(() => tell(options, context)));
}

const explanation =
    "Roles that admit the caller are taken, and then call; of others their policies tell what they may. Test messages are\n" +
    "marked, and deleted at the end; a message of somebody else that was received is given back at once. Queues in use\n" +
    "are left alone without --allow-traffic, and no message of others is ever moved.";

function seconds(text: string): number {
    const number = Number(text);
    if (text.trim() === "" || !(number >= 0 && number <= 3600))
        throw new InvalidArgumentError("It has to be a number from 0 to 3600.");
    return number;
}

async function tell(options: Options, context: Context): Promise<Ending> {
    const { state } = options;
    const source = readState(state, context.folder);
    const report = await verified(source, options, context);
    context.print(options.json ? asJson(report) : inWords(report));
    return endingOf(report);
}

function endingOf({ complete, summary }: Report): Ending {
    if (summary.FAIL > 0) return "found";
    return complete ? "done" : "partial";
}
