import type * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";

import { serve } from "../serve";
import { languageHost } from "./host";

// The engine's address is the last argument; flags before it set up tracing, which this host leaves out.
const engine =
    process.argv
        .slice(2)
        .reverse()
        .find((word) => !word.startsWith("-")) ?? "";
void serve(LanguageRuntimeService as grpc.ServiceDefinition, languageHost(engine));
