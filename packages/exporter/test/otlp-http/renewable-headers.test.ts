import { inspect } from "node:util";

import { describe, expect, test } from "vitest";

import type { HeaderRecord } from "../../src/index.ts";
import type { ReceivedRequest } from "../support/receiver.ts";
import { makeSender, NEVER, payload } from "../support/http-sender.ts";
import { type Receiver, startReceiver } from "../support/receiver.ts";

const OLD = "Bearer sk-old-0123456789";
const NEW = "Bearer sk-new-9876543210";

const sent = { kind: "sent" };
const unauthorized = (status = 401) => ({
  kind: "retryable",
  slow: true,
  error: expect.objectContaining({ code: "unauthorized", status }),
});

/** Takes the new credential and refuses any other, whose value it repeats. */
const startStrictReceiver = (status = 401): Promise<Receiver> =>
  startReceiver((response, { headers: { authorization } }) => {
    if (authorization === NEW) response.end();
    else response.writeHead(status, { "content-type": "text/plain" }).end(`no: ${authorization}`);
  });

const credentialsOf = (requests: readonly ReceivedRequest[]) => requests.map(({ headers }) => headers.authorization);

/** Has the old credential until it is renewed. */
const makeHeaders = (renew: () => Promise<boolean> = () => Promise.resolve(true)) => {
  let authorization = OLD;
  const given: HeaderRecord[] = [];
  const refused: unknown[] = [];
  return {
    given,
    refused,
    async get() {
      const record = { authorization };
      given.push(record);
      return record;
    },
    async renew(record?: HeaderRecord) {
      refused.push(record);
      const renewed = await renew();
      if (renewed) authorization = NEW;
      return renewed;
    },
  };
};

describe("headers that can be renewed", () => {
  test("are asked for before every request, and not renewed without a refusal", async () => {
    await using receiver = await startReceiver();
    const headers = makeHeaders();
    const sender = makeSender({ url: receiver.url, headers });
    for (let i = 0; i < 3; i++) expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(headers.given).toHaveLength(3);
    expect(headers.refused).toEqual([]);
  });

  test.each([401, 403])("are renewed after a %i, for one more attempt", async (status) => {
    await using receiver = await startStrictReceiver(status);
    const headers = makeHeaders();
    expect(await makeSender({ url: receiver.url, headers }).send(payload, NEVER)).toEqual(sent);
    expect(credentialsOf(receiver.requests)).toEqual([OLD, NEW]);
    expect(receiver.requests[1]?.body).toEqual(payload.body);
    expect(headers.refused).toEqual([headers.given[0]]);
    expect(headers.refused[0]).toBe(headers.given[0]);
  });

  test.each([400, 404, 429, 500, 503])("are not renewed after a %i", async (status) => {
    await using receiver = await startReceiver((response) => response.writeHead(status).end());
    const headers = makeHeaders();
    await makeSender({ url: receiver.url, headers }).send(payload, NEVER);
    expect(headers.refused).toEqual([]);
    expect(receiver.requests).toHaveLength(1);
  });

  test("that are refused again are not renewed again, and neither value is told", async () => {
    await using receiver = await startReceiver((response) =>
      response.writeHead(403, { "content-type": "text/plain" }).end(`neither ${OLD} nor ${NEW}`),
    );
    const headers = makeHeaders();
    const outcome = await makeSender({ url: receiver.url, headers }).send(payload, NEVER);
    expect(outcome).toEqual(unauthorized(403));
    expect(outcome.kind === "retryable" && outcome.error.message).toBe(
      "The receiver answered 403: neither [masked] nor [masked]",
    );
    expect(credentialsOf(receiver.requests)).toEqual([OLD, NEW]);
    expect(headers.refused).toHaveLength(1);
  });

  test.each<[string, () => Promise<boolean>]>([
    ["there are no others", () => Promise.resolve(false)],
    ["it fails", () => Promise.reject(new Error("sk-old-0123456789"))],
    [
      "it throws",
      () => {
        throw new Error("sk-old-0123456789");
      },
    ],
  ])("are tried once when renewing is of no use: %s", async (_, renew) => {
    await using receiver = await startStrictReceiver();
    const headers = { get: async () => ({ authorization: OLD }), renew };
    const outcome = await makeSender({ url: receiver.url, headers }).send(payload, NEVER);
    expect(outcome).toEqual(unauthorized());
    expect(inspect(outcome, { depth: 5, showHidden: true })).not.toContain("sk-old");
    expect(receiver.requests).toHaveLength(1);
  });

  test("are waited for no longer than the deadline, and the refusal stays the reason", async () => {
    await using receiver = await startStrictReceiver();
    const headers = makeHeaders(() => new Promise(() => {}));
    const outcome = await makeSender({ url: receiver.url, headers, timeoutMs: 1_000 }).send(payload, NEVER);
    expect(outcome).toEqual(unauthorized());
  });

  test("leave the second attempt what is left of the deadline", async () => {
    await using receiver = await startReceiver((response, request) => {
      if (request.headers.authorization === OLD) response.writeHead(401).end();
    });
    const outcome = await makeSender({ url: receiver.url, headers: makeHeaders(), timeoutMs: 1_000 }).send(
      payload,
      NEVER,
    );
    expect(outcome).toEqual({ kind: "retryable", error: expect.objectContaining({ code: "timeout" }) });
    expect(credentialsOf(receiver.requests)).toEqual([OLD, NEW]);
  });

  test("may fail: then nothing is sent, and no secret told", async () => {
    await using receiver = await startReceiver();
    const headers = { get: () => Promise.reject(new RangeError("sk-0123456789")), renew: async () => true };
    const outcome = await makeSender({ url: receiver.url, headers }).send(payload, NEVER);
    expect(outcome).toEqual({
      kind: "retryable",
      error: expect.objectContaining({ code: "headers", message: "The headers source failed (RangeError)" }),
    });
    expect(inspect(outcome, { depth: 5, showHidden: true })).not.toContain("sk-0123456789");
    expect(receiver.connections).toBe(0);
  });

  test("are not asked for by a caller who has gone", async () => {
    const headers = makeHeaders();
    const sender = makeSender({ url: "http://127.0.0.1:1", headers });
    expect(await sender.send(payload, AbortSignal.abort())).toMatchObject({ error: { code: "aborted" } });
    expect(headers.given).toEqual([]);
  });

  test("get the signal of the request", async () => {
    const caller = new AbortController();
    const seen = Promise.withResolvers<AbortSignal>();
    const headers = {
      get(signal: AbortSignal): Promise<HeaderRecord> {
        seen.resolve(signal);
        return new Promise(() => {});
      },
      renew: async () => true,
    };
    const sending = makeSender({ url: "http://127.0.0.1:1", headers }).send(payload, caller.signal);
    const signal = await seen.promise;
    expect(signal.aborted).toBe(false);
    caller.abort();
    expect(signal.aborted).toBe(true);
    expect(await sending).toEqual({ kind: "retryable", error: expect.objectContaining({ code: "aborted" }) });
  });
});

test("a record of headers may be named like the two functions", async () => {
  await using receiver = await startReceiver();
  await makeSender({ url: receiver.url, headers: { get: "1", renew: "2" } }).send(payload, NEVER);
  expect(receiver.requests[0]?.headers).toMatchObject({ get: "1", renew: "2" });
});
