import { describe, expect, it } from "vitest";

import { clients } from "../src/clients.ts";
import { judge } from "../src/judge/judge.ts";
import type { Observation, RequestFacts, SpanFacts } from "../src/observation.ts";
import type { ExpectedSpan, Scenario } from "../src/scenario.ts";

const request: RequestFacts = {
  path: "/v1/chat/completions",
  headers: ["authorization"],
  body: '{"model":"model-a"}',
  status: 200,
  outcome: "answered",
};

const span: SpanFacts = {
  name: "chat model-a",
  scope: "mine",
  ends: 1,
  hasRightParent: true,
  failed: false,
  errorType: undefined,
  model: "model-a",
  finishReasons: ["stop"],
  usage: { inputTokens: 100, outputTokens: 50 },
  timeToFirstChunkS: 0.1,
};

const control: Observation = {
  lines: ["gave an answer"],
  errorNames: ["RateLimitError", "429"],
  unhandled: [],
  requests: [request],
  firstChunkMs: 100,
  spans: [],
};

const wanted: ExpectedSpan = {
  finishReason: "stop",
  usage: { inputTokens: 100, outputTokens: 50 },
  firstChunkAfterMs: 80,
};

interface Case {
  readonly wanted?: ExpectedSpan;
  readonly span?: Partial<SpanFacts>;
  readonly observed?: Partial<Observation>;
  readonly client?: string;
  readonly notRecorded?: readonly string[];
}

const clientOf = (name: string): (typeof clients)[number] => {
  const client = clients.find((each) => each.name === name);
  if (client === undefined) throw new Error(`Expected a client ${name}`);
  return client;
};

const found = (each: Case): readonly string[] => {
  const scenario: Scenario = {
    name: "a case",
    for: "all",
    script: [],
    spans: [each.wanted ?? wanted],
    run: () => Promise.resolve(),
  };
  const observed = { ...control, spans: [{ ...span, ...each.span }], ...each.observed };
  const client = clientOf(each.client ?? "openai 7 chat");
  return judge({ scenario, client, control, observed, notRecorded: each.notRecorded ?? [] }).map(
    ({ aspect, message }) => `${aspect}: ${message}`,
  );
};

describe("a run is judged by its program, and finds", () => {
  it("nothing where all is as it should be", () => {
    expect(found({})).toEqual([]);
  });

  it.each<[string, Partial<Observation>, string]>([
    ["another line", { lines: ["gave nothing"] }, "output: expected gave an answer, got gave nothing"],
    ["a further line", { lines: [...control.lines, "more"] }, "output: expected nothing more, got more"],
    ["a missing line", { lines: [] }, "output: expected gave an answer, got nothing more"],
    ["a further request", { requests: [request, request] }, "requests: expected 1 requests, got 2"],
    [
      "a further header",
      withRequest({ headers: ["authorization", "traceparent"] }),
      "requests: expected no further header, got traceparent",
    ],
    ["a missing header", withRequest({ headers: [] }), "requests: expected header authorization, got none"],
    [
      "another body",
      withRequest({ body: '{"model":"model-b"}' }),
      'requests: expected {"model":"model-a"}, got {"model":"model-b"}',
    ],
    [
      "another path",
      withRequest({ path: "/v1/responses" }),
      "requests: expected /v1/chat/completions, got /v1/responses",
    ],
    ["another status", withRequest({ status: null }), "requests: expected 200, got null"],
    [
      "another end of a request",
      withRequest({ outcome: "aborted-by-client" }),
      "upstream: expected answered, got aborted-by-client",
    ],
    ["a rejection", { unhandled: ["Error: late"] }, "rejections: expected none, got Error: late"],
    ["no span", { spans: [] }, "spans: expected 1, got 0"],
    [
      "a second span",
      { spans: [span, span] },
      'spans: expected 1, got 2: "chat model-a" of mine, "chat model-a" of mine',
    ],
  ])("%s", (_, observed, message) => {
    expect(found({ observed })).toEqual([message]);
  });

  it("the beginning of a difference in a long line", () => {
    const prefix = "x".repeat(500);
    const [message] = found({ observed: { lines: [`${prefix}two`] } });
    expect(message).toBe(`output: expected gave an answer, got xxx${"x".repeat(157)}…`);
  });

  it("no fault in how the requests ended of a program that took another course", () => {
    const observed = { lines: ["threw"], ...withRequest({ outcome: "aborted-by-client" }) };
    expect(found({ observed })).toEqual(["output: expected gave an answer, got threw"]);
  });
});

describe("a span is judged, and found to", () => {
  it.each<[string, Partial<SpanFacts>, string]>([
    ["never end", { ends: 0 }, 'ends: expected "chat model-a" to end once, got 0 ends'],
    ["end twice", { ends: 2 }, 'ends: expected "chat model-a" to end once, got 2 ends'],
    [
      "have lost its parent",
      { hasRightParent: false },
      "parent: expected the span that was active at the call, got another, or none",
    ],
    ["fail without a failure", { failed: true }, "status: expected no error, got an error"],
    ["name an error that there was not", { errorType: "500" }, "error.type: expected none, got 500"],
    ["name another model", { model: "model-b" }, "model: expected model-a, got model-b"],
    ["have another reason", { finishReasons: ["length"] }, 'finish reasons: expected ["stop"], got ["length"]'],
    [
      "have reasons of other choices",
      { finishReasons: ["stop", "stop"] },
      'finish reasons: expected ["stop"], got ["stop","stop"]',
    ],
    ["have no reason", { finishReasons: undefined }, 'finish reasons: expected ["stop"], got none'],
    [
      "count other tokens",
      { usage: { inputTokens: 60, outputTokens: 50 } },
      "usage: expected 100 in, 50 out, got 60 in, 50 out",
    ],
    [
      "count tokens of one side",
      { usage: { inputTokens: 100 } },
      "usage: expected 100 in, 50 out, got 100 in, none out",
    ],
    ["have no first chunk", { timeToFirstChunkS: null }, "first chunk: expected 80 to 100 ms, got none"],
    [
      "have its first chunk before it was sent",
      { timeToFirstChunkS: 0.07 },
      "first chunk: expected 80 to 100 ms, got 70 ms",
    ],
    [
      "have its first chunk after it was seen",
      { timeToFirstChunkS: 0.11 },
      "first chunk: expected 80 to 100 ms, got 110 ms",
    ],
  ])("%s", (_, differing, message) => {
    expect(found({ span: differing })).toEqual([message]);
  });

  it.each<[string, ExpectedSpan, Partial<SpanFacts>, readonly string[]]>([
    ["succeed where it failed", { fails: true }, { errorType: "429" }, ["status: expected an error, got none"]],
    [
      "name the error by another name",
      { fails: true },
      { failed: true, errorType: "500" },
      ["error.type: expected one of RateLimitError, 429, got 500"],
    ],
    [
      "not name the error",
      { fails: true },
      { failed: true },
      ["error.type: expected one of RateLimitError, 429, got none"],
    ],
    ["name the error as the program saw it", { fails: true }, { failed: true, errorType: "429" }, []],
    [
      "name the error as the provider did",
      { fails: true, errorTypes: ["server_error"] },
      { failed: true, errorType: "server_error" },
      [],
    ],
    ["succeed where it may", { fails: "either" }, {}, []],
    ["fail where it may", { fails: "either" }, { failed: true, errorType: "429" }, []],
    [
      "fail where it may, by another name",
      { fails: "either" },
      { failed: true, errorType: "500" },
      ["error.type: expected one of RateLimitError, 429, got 500"],
    ],
    [
      "count tokens that nobody told",
      { usage: null },
      { usage: { outputTokens: 0 } },
      ["usage: expected none in, none out, got none in, 0 out"],
    ],
    ["say it in the vendor's words", { finishReason: "tool_call" }, { finishReasons: ["tool_use"] }, []],
    ["take `completed` for a call of tools", { finishReason: "tool_call" }, { finishReasons: ["completed"] }, []],
    [
      "take a failure for an end",
      { finishReason: "error" },
      { finishReasons: ["stop"] },
      ['finish reasons: expected ["error"], got ["stop"]'],
    ],
    ["say what nobody asks", {}, { finishReasons: ["whatever"], usage: {}, timeToFirstChunkS: 9 }, []],
  ])("%s", (_, wanted, differing, messages) => {
    expect(found({ wanted, span: differing })).toEqual(messages);
  });

  it("have no reasons and no output where vectors are made", () => {
    const vectors = { finishReasons: undefined, usage: { inputTokens: 100 } };
    expect(found({ span: vectors, client: "openai 7 embeddings" })).toEqual([]);
  });

  it("lack what its instrumentation never records", () => {
    const bare = { errorType: 1, model: 1, finishReasons: 1, usage: {}, timeToFirstChunkS: null };
    const notRecorded = ["errorType", "model", "finishReasons", "usage", "timeToFirstChunk"];
    expect(found({ span: bare, notRecorded })).toEqual([]);
  });
});

function withRequest(differing: Partial<RequestFacts>): Partial<Observation> {
  return { requests: [{ ...request, ...differing }] };
}
