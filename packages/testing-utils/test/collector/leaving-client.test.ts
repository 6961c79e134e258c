import { afterEach, expect, test, vi } from "vitest";

import * as decompressing from "../../src/http/decompress.ts";
import { answer, CollectorServer } from "../../src/index.ts";
import { exportRequest, plainSpan } from "./export-request.ts";
import { post } from "./post.ts";
import { RawClient } from "./raw-client.ts";

vi.mock(import("../../src/http/decompress.ts"), { spy: true });

afterEach(() => {
  vi.mocked(decompressing.decompress).mockReset();
});

const body = JSON.stringify(exportRequest(plainSpan(1)));

const postSpan = async (collector: CollectorServer): Promise<number> =>
  (await post(collector.tracesUrl, exportRequest(plainSpan(1)))).status;

/** Sends a request and leaves while it is decoded. */
const leaveAmidDecoding = async (collector: CollectorServer): Promise<void> => {
  const decoding = Promise.withResolvers<void>();
  const decoded = Promise.withResolvers<void>();
  vi.mocked(decompressing.decompress).mockImplementationOnce(async (bytes) => {
    decoding.resolve();
    await decoded.promise;
    return bytes;
  });
  const client = await RawClient.connect(collector.url);
  client.post(collector.tracesUrl, body.length, body);
  await decoding.promise;
  client.destroy();
  await vi.waitFor(() => expect(collector.requests()).toMatchObject([{ outcome: "aborted-by-client" }]));
  decoded.resolve();
};

test("a client that leaves while its request is decoded takes no step, and nothing is taken of it", async () => {
  await using collector = await CollectorServer.start({ script: [answer.accept(), answer.status(503)] });
  await leaveAmidDecoding(collector);
  expect(await collector.idle()).toMatchObject([{ acceptedSpans: 0, spans: [{ name: "span 1" }], error: null }]);
  expect([await postSpan(collector), await postSpan(collector)]).toEqual([200, 503]);
});

test("no function is asked about it", async () => {
  const script = vi.fn(() => answer.accept());
  await using collector = await CollectorServer.start({ script });
  await leaveAmidDecoding(collector);
  await collector.idle();
  expect(script).not.toHaveBeenCalled();
  expect(await postSpan(collector)).toBe(200);
  expect(collector.totals().acceptedSpans).toBe(1);
});
