import * as grpc from "@grpc/grpc-js";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";

import { HalfMade } from "./deploy";
import { toStruct } from "./values";

/** The error as the engine reads it: in AWS's words, and with the half-made resource that it has to keep. */
export function engineError(error: unknown): Error & { metadata?: grpc.Metadata } {
    const message = inWords(error);
    if (!(error instanceof HalfMade)) return new Error(message, { cause: error });
    const { state, inputs } = error;
    const detail = new ErrorResourceInitFailed()
        .setId(state.id)
        .setProperties(toStruct(state.properties))
        .setInputs(toStruct(inputs))
        .setReasonsList([message]);
    const packed = new Any();
    packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status().setCode(grpc.status.UNKNOWN).setMessage(message).setDetailsList([packed]);
    const metadata = new grpc.Metadata();
    metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
    return Object.assign(new Error(message, { cause: error }), { metadata });
}

/** The SDK keeps AWS's name of an error beside its message. */
function inWords(error: unknown): string {
    if (!(error instanceof Error)) return String(error);
    const { name, message } = error instanceof HalfMade ? (error.cause as Error) : error;
    return name === "Error" || message.startsWith(name) ? message : `${name}: ${message}`;
}
