import { createPack } from "./compose";

createPack({ name: "secure-messaging" });
