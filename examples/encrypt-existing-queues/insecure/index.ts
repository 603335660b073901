// Ways to encrypt existing queues that leave them open, or that fail. Never deploy it.
import "./keys";
import "./queues";
import "./rights";
import "./trail";

export { variants } from "../../variants";
