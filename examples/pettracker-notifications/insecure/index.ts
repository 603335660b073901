// What the notifications were, and what they must not become again. Never deploy it.
import "./encryption";
import "./grants";
import "./keys";
import "./services";
import "./transport";

export { variants } from "../../variants";
