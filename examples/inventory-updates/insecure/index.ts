// Mistakes with the queue, its policies and the functions around it. The policy pack blocks each. Never deploy it.
import "./functions";
import "./policies";
import "./queues";

export { variants } from "../../variants";
