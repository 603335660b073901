import type * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";

import { serve } from "../serve";
import { awsStandIn } from "./provider";

void serve(ResourceProviderService as grpc.ServiceDefinition, awsStandIn());
