import { inspect } from "node:util";

import { describe, expect, test } from "vitest";

import { toHeaderPairs } from "../../src/otlp-http/headers.ts";
import { makeSender, NEVER, payload } from "../support/http-sender.ts";
import { startReceiver } from "../support/receiver.ts";

const sent = { kind: "sent" };
const failedWith = (message: string) => ({
  kind: "retryable",
  error: expect.objectContaining({ code: "headers", message }),
});

describe("toHeaderPairs", () => {
  test("takes what can be sent", () => {
    expect(toHeaderPairs({ Authorization: "Bearer x", "x-empty": "", "x-latin": "é" })).toEqual([
      ["authorization", "Bearer x"],
      ["x-empty", ""],
      ["x-latin", "é"],
    ]);
  });

  test.each([
    ["a name that is no token", { "a b": "x" }],
    ["an empty name", { "": "x" }],
    ["a name that splits the request", { "a\r\nb": "x" }],
    ["a value that splits the request", { a: "secret\r\nx-evil: 1" }],
    ["a value with a bare line feed", { a: "secret\n" }],
    ["a value beyond Latin-1", { a: "secret €" }],
    ["a number", { a: 1 }],
    ["a list", { a: ["secret"] }],
    ["what the transport decides", { "Content-Type": "secret" }],
    ["a list of headers", ["secret"]],
    ["null", null],
    ["a string", "secret"],
  ])("refuses %s, without repeating a value", (_, headers) => {
    expect(() => toHeaderPairs(headers)).toThrow(TypeError);
    expect(() => toHeaderPairs(headers)).toThrow(/^Expected (?!.*secret)/);
  });
});

describe("a record of headers", () => {
  test("goes with every request", async () => {
    await using receiver = await startReceiver();
    const sender = makeSender({ url: receiver.url, headers: { "x-tenant": "7", Authorization: "Bearer x" } });
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    for (const { headers } of receiver.requests) {
      expect(headers).toMatchObject({ "x-tenant": "7", authorization: "Bearer x" });
    }
  });

  test("may replace the user agent", async () => {
    await using receiver = await startReceiver();
    await makeSender({ url: receiver.url, headers: { "User-Agent": "mine" } }).send(payload, NEVER);
    expect(receiver.requests[0]?.headers["user-agent"]).toBe("mine");
  });
});

describe("a headers function", () => {
  test.each([
    ["synchronous", (n: number) => ({ "x-n": String(n) })],
    ["asynchronous", async (n: number) => ({ "x-n": String(n) })],
  ])("that is %s is asked before every request", async (_, headersOf) => {
    await using receiver = await startReceiver();
    let n = 0;
    const sender = makeSender({ url: receiver.url, headers: () => headersOf(++n) });
    for (let i = 0; i < 3; i++) await sender.send(payload, NEVER);
    expect(receiver.requests.map(({ headers }) => headers["x-n"])).toEqual(["1", "2", "3"]);
  });

  test("is not asked again for the second attempt on a stale connection's behalf", async () => {
    let asked = 0;
    await using receiver = await startReceiver((response, _, incoming) => {
      if (receiver.requests.length === 2) incoming.socket.resetAndDestroy();
      else response.end();
    });
    const sender = makeSender({ url: receiver.url, headers: () => ({ "x-n": String(++asked) }) });
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(receiver.requests.map(({ headers }) => headers["x-n"])).toEqual(["1", "2", "2"]);
  });

  test.each([
    [
      "throws",
      () => {
        throw new RangeError("sk-0123456789");
      },
      "RangeError",
    ],
    ["rejects", () => Promise.reject(new Error("sk-0123456789")), "Error"],
    [
      "throws what is no error",
      () => {
        throw "sk-0123456789";
      },
      "string",
    ],
    ["returns nothing", () => undefined as never, "TypeError"],
    ["returns what cannot be sent", () => ({ a: "sk-0123456789\n" }), "TypeError"],
  ])("that %s fails the batch, sends nothing and tells no secret", async (_, headers, name) => {
    await using receiver = await startReceiver();
    const outcome = await makeSender({ url: receiver.url, headers }).send(payload, NEVER);
    expect(outcome).toEqual(failedWith(`The headers function failed (${name})`));
    expect(inspect(outcome, { depth: 5, showHidden: true })).not.toContain("sk-0123456789");
    expect(outcome.kind === "retryable" && outcome.error.cause).toBeUndefined();
    expect(receiver.connections).toBe(0);
  });
});
