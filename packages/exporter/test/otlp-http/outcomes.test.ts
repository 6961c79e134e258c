import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { SendError } from "../../src/send-error.ts";
import { makeSender, NEVER, payload } from "../support/http-sender.ts";
import { field, partialSuccess } from "../support/protobuf.ts";
import { type ReceivedRequest, startReceiver } from "../support/receiver.ts";

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer | string;
}

const outcomeOf = async ({ status = 200, headers = {}, body = "" }: Answer) => {
  await using receiver = await startReceiver((response) => response.writeHead(status, headers).end(body));
  const outcome = await makeSender({ url: receiver.url }).send(payload, NEVER);
  expect(receiver.requests).toHaveLength(1);
  return outcome;
};

const failedWith = (status: number) => ({
  kind: "failed",
  by: "receiver",
  error: expect.objectContaining({ code: "status", status }),
});

const notOtlp = { kind: "sent", warning: "The answer to a successful request is not OTLP: is this a receiver?" };

describe("a 2xx answer", () => {
  test.each([
    ["is a success when it is empty", {}, { kind: "sent" }],
    ["is a success with any 2xx status", { status: 202 }, { kind: "sent" }],
    ["is a success without content", { status: 204 }, { kind: "sent" }],
    ["is a success when it holds an empty partial success", { body: field(1, "") }, { kind: "sent" }],
    [
      "with a count is a partial success",
      { body: partialSuccess(3, "too old") },
      { kind: "partiallySent", rejected: 3, message: "too old" },
    ],
    [
      "that rejects everything is a partial success",
      { body: partialSuccess(10) },
      { kind: "partiallySent", rejected: 10, message: "" },
    ],
    [
      "that rejects more than was sent rejects what was sent",
      { body: partialSuccess(2n ** 62n) },
      { kind: "partiallySent", rejected: 10, message: "" },
    ],
    ["with a negative count rejects nothing", { body: partialSuccess(-1n) }, { kind: "sent" }],
    [
      "with a message and no count is a success and a warning",
      { body: partialSuccess(0, "please upgrade") },
      { kind: "sent", warning: "The receiver warns: please upgrade" },
    ],
    [
      "compressed without being asked to is read",
      { headers: { "content-encoding": "gzip" }, body: gzipSync(partialSuccess(2)) },
      { kind: "partiallySent", rejected: 2, message: "" },
    ],
    [
      "in JSON is read",
      { headers: { "content-type": "application/json" }, body: '{"partialSuccess":{"rejectedSpans":"4"}}' },
      { kind: "partiallySent", rejected: 4, message: "" },
    ],
    ["in JSON may be empty", { headers: { "content-type": "application/json" } }, { kind: "sent" }],
    ["that is a page is a success and a warning", { body: "<!doctype html>" }, notOtlp],
    ["that is broken JSON likewise", { headers: { "content-type": "application/json" }, body: "{" }, notOtlp],
    ["that is broken gzip likewise", { headers: { "content-encoding": "gzip" }, body: "not gzip" }, notOtlp],
    ["in an encoding that was not asked for likewise", { headers: { "content-encoding": "br" }, body: "x" }, notOtlp],
  ])("%s", async (_, answer, expected) => {
    expect(await outcomeOf(answer)).toEqual(expected);
  });
});

describe("an answer that can change", () => {
  test.each([429, 502, 503, 504])("%i is retryable", async (status) => {
    expect(await outcomeOf({ status })).toEqual({
      kind: "retryable",
      error: expect.objectContaining({ code: "status", status }),
    });
  });

  test("carries Retry-After, clamped", async () => {
    const delay = async (value: string) => {
      const outcome = await outcomeOf({ status: 503, headers: { "retry-after": value } });
      return outcome.kind === "retryable" ? outcome.retryAfterMs : "not retryable";
    };
    expect(await delay("7")).toBe(7_000);
    expect(await delay("315360000")).toBe(600_000);
    expect(await delay("soon")).toBeUndefined();
  });
});

describe("an answer that cannot change", () => {
  test.each([400, 404, 405, 407, 408, 415, 422, 500, 501, 505, 511])("%i is final", async (status) => {
    expect(await outcomeOf({ status, headers: { "retry-after": "1" } })).toEqual(failedWith(status));
  });

  test.each([300, 301, 302, 303, 304, 307, 308])("%i is final, and not followed with credentials", async (status) => {
    await using other = await startReceiver();
    await using receiver = await startReceiver((response) => response.writeHead(status, { location: other.url }).end());
    const outcome = await makeSender({ url: receiver.url, headers: { authorization: "Bearer 0123456789" } }).send(
      payload,
      NEVER,
    );
    expect(outcome).toEqual(failedWith(status));
    expect(receiver.requests[0]?.headers.authorization).toBe("Bearer 0123456789");
    expect(other.connections).toBe(0);
  });

  test.each([
    [
      "the message of a Status",
      "application/x-protobuf",
      Buffer.concat([field(1, 3), field(2, "bad span")]),
      "bad span",
    ],
    ["a plain text", "text/plain; charset=utf-8", "no\nsuch tenant", "no such tenant"],
    ["JSON as it is", "application/json", '{"message":"no"}', '{"message":"no"}'],
  ])("is explained by %s", async (_, contentType, body, explanation) => {
    const outcome = await outcomeOf({ status: 400, headers: { "content-type": contentType }, body });
    expect(outcome.kind === "failed" && outcome.error.message).toBe(`The receiver answered 400: ${explanation}`);
  });

  test.each([
    ["a page", "text/html", "<h1>Bad Request</h1>"],
    ["broken protobuf", "application/x-protobuf", Buffer.from([0x0a, 0x50])],
    ["nothing", "application/x-protobuf", ""],
  ])("is not explained by %s", async (_, contentType, body) => {
    const outcome = await outcomeOf({ status: 400, headers: { "content-type": contentType }, body });
    expect(outcome.kind === "failed" && outcome.error.message).toBe("The receiver answered 400");
  });
});

test("413 is final for the request as it is, and says so", async () => {
  expect(await outcomeOf({ status: 413 })).toEqual({
    kind: "failed",
    by: "receiver",
    error: expect.objectContaining({ code: "too_large", status: 413 }),
  });
});

describe("a refused credential", () => {
  test.each([401, 403])("(%i) can be mended, but hardly within seconds", async (status) => {
    expect(await outcomeOf({ status })).toEqual({
      kind: "retryable",
      slow: true,
      error: expect.objectContaining({
        code: "unauthorized",
        status,
        message: `The receiver answered ${status}`,
      }),
    });
  });

  test("is not repeated", async () => {
    await using receiver = await startReceiver((response, request) =>
      response.writeHead(401, { "content-type": "text/plain" }).end(`unknown: ${request.headers.authorization}`),
    );
    const headers = { authorization: "Bearer sk-0123456789" };
    const outcome = await makeSender({ url: receiver.url, headers }).send(payload, NEVER);
    expect(outcome.kind === "retryable" && outcome.error.message).toBe("The receiver answered 401: unknown: [masked]");
    expect(receiver.requests).toHaveLength(1);
  });
});

test("a request is a POST of protobuf that says what it is", async () => {
  await using receiver = await startReceiver();
  await makeSender({ url: `${receiver.url}?tenant=7`, userAgent: "shop/1.2" }).send(payload, NEVER);
  const request = receiver.requests[0] as ReceivedRequest;
  expect(request).toMatchObject({ method: "POST", path: "/v1/traces?tenant=7", body: payload.body });
  expect(request.headers).toMatchObject({
    "content-type": "application/x-protobuf",
    "content-length": String(payload.body.length),
    "accept-encoding": "identity",
    "user-agent": expect.stringMatching(/^shop\/1\.2 Sideband-OTLP-Exporter-JavaScript\/\d+\.\d+\.\d+/),
  });
  expect(request.headers).not.toHaveProperty("content-encoding");
});

test("errors are SendErrors with a code", async () => {
  const outcome = await outcomeOf({ status: 400 });
  expect(outcome.kind === "failed" && outcome.error).toBeInstanceOf(SendError);
});
