import * as modules from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Preloaded into programs that are ES modules: for them Node does not look into NODE_PATH.
const parent = pathToFileURL(join(__dirname, "lend.js"));
const register = modules.register.bind(modules);
const lend = () => register("./lend-hooks.js", parent);

lend();

// The hooks that come last are asked first, and those of ts-node ask no others: so these come after them again.
const { default: nodeModule } = modules;
nodeModule.register = ((...words: Parameters<typeof register>) => {
    register(...words);
    lend();
}) as typeof nodeModule.register;
