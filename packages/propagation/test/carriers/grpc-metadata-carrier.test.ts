import { Client, credentials, Metadata, Server, ServerCredentials } from "@grpc/grpc-js";
import { expect, test } from "vitest";

import { grpcMetadataCarrier } from "../../src/carriers/grpc-metadata-carrier.ts";
import { type Carried, EXAMPLE, extract, inject, TRACEPARENT } from "./support/round-trip.ts";

const PATH = "/weather.Weather/Get";
const asIs = (bytes: Buffer): Buffer => bytes;

/** Calls a server, and tells what it got. */
const call = async (metadata: Metadata): Promise<{ carried: Carried | undefined; own: unknown }> => {
  const server = new Server();
  const received = Promise.withResolvers<Metadata>();
  const method = { path: PATH, requestStream: false, responseStream: false } as const;
  const codec = {
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  };
  server.addService(
    { get: { ...method, ...codec } },
    {
      get: (call: { metadata: Metadata }, callback: (error: null, answer: Buffer) => void) => {
        received.resolve(call.metadata);
        callback(null, Buffer.from("sunny"));
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const answer = await new Promise((resolve, reject) => {
    client.makeUnaryRequest(PATH, asIs, asIs, Buffer.from("Bern"), metadata, (error, answer) => {
      if (error) reject(error);
      else resolve(answer?.toString());
    });
  });
  expect(answer).toBe("sunny");
  client.close();
  server.forceShutdown();
  const there = await received.promise;
  return { carried: extract(there, grpcMetadataCarrier), own: there.get("own") };
};

test("a server gets the trace context, next to the application's own metadata", async () => {
  const metadata = new Metadata();
  metadata.set("own", "1");
  metadata.set("traceparent", "old");
  expect(await call(inject(EXAMPLE, metadata, grpcMetadataCarrier))).toStrictEqual({ carried: EXAMPLE, own: ["1"] });
});

test("keys are those of the metadata", () => {
  const metadata = new Metadata();
  metadata.set("Traceparent", TRACEPARENT);
  metadata.set("own-bin", Buffer.from([255]));
  expect(grpcMetadataCarrier.keys(metadata)).toStrictEqual(["traceparent", "own-bin"]);
});

test("what is sent twice is read as two", () => {
  const metadata = new Metadata();
  metadata.add("traceparent", "a");
  metadata.add("traceparent", "b");
  expect(grpcMetadataCarrier.get(metadata, "traceparent")).toStrictEqual(["a", "b"]);
});

test.each(["a\nb", "ü", "a\0b"])("a value that gRPC refuses is not written: %j", (value) => {
  const metadata = new Metadata();
  grpcMetadataCarrier.set(metadata, "baggage", value);
  expect(metadata.getMap()).toStrictEqual({});
});
