import { once } from "node:events";
import { Worker } from "node:worker_threads";

import { expect, test } from "vitest";

import { workerDataCarrier } from "../../src/carriers/worker-data-carrier.ts";
import { EXAMPLE, extract, inject, TRACEPARENT } from "./support/round-trip.ts";

const run = async (workerData: unknown): Promise<unknown> => {
  const worker = new Worker(new URL("support/post-carried.ts", import.meta.url), { workerData });
  const [message] = (await once(worker, "message")) as [unknown];
  await worker.terminate();
  return message;
};

test("a thread gets the trace context, next to the application's own data", async () => {
  const workerData = inject(EXAMPLE, { document: 7, bytes: new Uint8Array([1]) }, workerDataCarrier);
  const own = { document: 7, bytes: new Uint8Array([1]) };
  expect(await run(workerData)).toMatchObject({ carried: EXAMPLE, workerData: own });
});

test.each([undefined, 7, "text", [1, 2]])("a thread that gets %j gets it as it is", async (workerData) => {
  const { carried, workerData: received } = (await run(workerData)) as Record<string, unknown>;
  expect({ carried, received }).toStrictEqual({ carried: undefined, received: workerData });
});

test("what stands in its place and is no trace context is none", () => {
  for (const fields of [null, 7, TRACEPARENT, { traceparent: 7 }]) {
    expect(extract({ "@sideband/propagation": fields }, workerDataCarrier)).toBeUndefined();
  }
});
