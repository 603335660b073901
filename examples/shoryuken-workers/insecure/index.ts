// Mistakes with queues, their workers and the network around them. The policy pack blocks each. Never deploy it.
import "./messages";
import "./permissions";
import "./workloads";

export { variants } from "../../variants";
