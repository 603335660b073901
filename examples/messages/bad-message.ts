/** A message that no retry makes better. What it says may be logged: it holds nothing of the message. */
export class BadMessage extends Error {
    override readonly name = "BadMessage";
}
