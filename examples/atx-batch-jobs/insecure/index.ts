// Mistakes with jobs, the API in front of them and the messages around them. The policy pack blocks each, or warns of
// it. Never deploy it.
import "./files";
import "./jobs";
import "./messages";
import "./roles";

export { variants } from "../../variants";
