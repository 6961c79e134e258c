import type Anthropic from "@anthropic-ai/sdk";
import { trace } from "@opentelemetry/api";
import { FakeProvider, lintSpans, reply } from "@sideband/testing-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { wrapAnthropic, type WrapAnthropicOptions } from "../../src/anthropic/index.ts";
import type { LlmTracer, LlmTracerOptions } from "../../src/index.ts";
import { collect, names, type Recorder, startRecorder, useUnhandledRejections } from "../recorder.ts";
import { GlobalTelemetry } from "./global-telemetry.ts";
import { body, LINES, streamed } from "./traced-client.ts";

useUnhandledRejections();

const CALL = "anthropic.messages.create";
const CHAT = "chat claude-opus-5-5";

let recorder: Recorder;
let telemetry: GlobalTelemetry;
let server: FakeProvider;
/** `diag` cannot take it here: the older API would register first. */
let told: string[];

const llm = (options: LlmTracerOptions = {}): LlmTracer =>
  recorder.llm({ log: (message) => void told.push(message), ...options });

beforeEach(async () => {
  told = [];
  recorder = startRecorder();
  telemetry = new GlobalTelemetry(recorder);
  server = await FakeProvider.start({
    script: ({ body: { model }, index }) => {
      if (model === "busy") return reply.status(429);
      return index === 0 ? first : reply.text("Order 7");
    },
  });
});

afterEach(async () => {
  if (told.length > 0) throw new Error(`Expected no word of a fault, got ${told.join("; ")}`);
  telemetry[Symbol.dispose]();
  await server.close();
});

const first = reply.toolCalls([{ name: "lookup_order", arguments: { id: 7 } }], { content: "Looking." });

/** Which headers of trace context the requests had. */
const contextHeaders = (): readonly unknown[] =>
  server.requests().map(({ headers }) => [headers["traceparent"], headers["tracestate"], headers["baggage"]]);

const NONE = [undefined, undefined, undefined];

/** Each way to call the model once. */
const WAYS: readonly (readonly [name: string, call: (anthropic: Anthropic) => Promise<unknown>])[] = [
  ["create", async (anthropic) => anthropic.messages.create(body)],
  ["create, streamed", async (anthropic) => collect(await anthropic.messages.create(streamed))],
  ["create of beta", async (anthropic) => anthropic.beta.messages.create(body)],
  ["stream", async (anthropic) => anthropic.messages.stream(body).finalMessage()],
  ["stream of beta", async (anthropic) => anthropic.beta.messages.stream(body).finalMessage()],
  ["parse", async (anthropic) => anthropic.messages.parse(body)],
  ["a clone", async (anthropic) => anthropic.withOptions({ timeout: 5000 }).messages.create(body)],
];

const CASES = LINES.flatMap(([line, client]) => WAYS.map(([way, call]) => ({ line, client, way, call })));

type Line = (typeof LINES)[number][1];

const clientOf = (line: Line): Anthropic => new line({ baseURL: server.anthropicUrl, apiKey: "key", maxRetries: 0 });

const wrap = (line: Line, options: WrapAnthropicOptions = {}): Anthropic =>
  wrapAnthropic(clientOf(line), { llm: llm(), ...options });

describe.each(CASES)("line $line, $way", ({ client, call }) => {
  it("is traced by the client itself, where it is not wrapped: the tests would see it", async () => {
    await telemetry.withBaggage(() => call(clientOf(client)));
    expect(names(recorder.spans())).toEqual([CALL]);
    expect(contextHeaders()).toEqual([[expect.stringMatching(/^00-/), undefined, "tenant=7"]]);
  });

  it("has one span, and sends no trace context", async () => {
    await telemetry.withBaggage(() => call(wrap(client)));
    expect(names(recorder.spans())).toEqual([CHAT]);
    expect(contextHeaders()).toEqual([NONE]);
  });

  it("has the client's span under ours, where that is adopted, and tells of tokens once", async () => {
    await telemetry.withBaggage(() => call(wrap(client, { nativeSpan: "adopt" })));
    const spans = recorder.spans();
    const chat = spans.find(({ name }) => name === CHAT);
    const native = spans.find(({ name }) => name === CALL);
    expect(spans).toHaveLength(2);
    expect(native?.parentSpanContext?.spanId).toBe(chat?.spanContext().spanId);
    expect(chat?.attributes["gen_ai.usage.output_tokens"]).toBeGreaterThan(0);
    expect(Object.keys(native?.attributes ?? {}).filter((key) => key.startsWith("gen_ai."))).toEqual([]);
    expect(native?.attributes).toMatchObject({
      "http.route": "/v1/messages",
      "http.response.status_code": 200,
      "anthropic.request.id": server.requests()[0]?.requestId,
    });
    const { traceId, spanId } = native?.spanContext() ?? {};
    expect(contextHeaders()).toEqual([[`00-${traceId}-${spanId}-01`, undefined, "tenant=7"]]);
    expect(lintSpans(spans)).toEqual([]);
  });
});

describe.each(LINES)("a wrapped client, line %s", (_, line) => {
  it("leaves the spans of an instrumented `fetch` under ours, and what they send", async () => {
    const tracer = recorder.tracerProvider.getTracer("fetch");
    const anthropic = wrapAnthropic(
      new line({
        baseURL: server.anthropicUrl,
        apiKey: "key",
        fetch: async (url, init) => {
          const span = tracer.startSpan("POST");
          const headers = new Headers(init?.headers);
          headers.set("traceparent", "of fetch");
          return fetch(url, { ...init, headers }).finally(() => span.end());
        },
      }),
      { llm: llm() },
    );
    await anthropic.messages.create(body);
    expect(names(recorder.spans())).toEqual([`${CHAT} > POST`, CHAT]);
    expect(contextHeaders()).toEqual([["of fetch", undefined, undefined]]);
  });

  it.each([false, true])("leaves the spans of the tool runner and its tools, streamed: %s", async (stream) => {
    const tools = [
      {
        name: "lookup_order",
        description: "",
        input_schema: { type: "object" },
        parse: (input: unknown) => input,
        run: () => "found",
      },
    ];
    const runner = wrap(line).beta.messages.toolRunner({ ...body, stream, tools } as never);
    await telemetry.withBaggage(() => runner.runUntilDone());
    const runnerSpan = "anthropic.messages.tool_runner";
    expect(names(recorder.spans())).toEqual([
      `${runnerSpan} > ${CHAT}`,
      `${runnerSpan} > anthropic.custom_tool_use lookup_order`,
      `${runnerSpan} > ${CHAT}`,
      runnerSpan,
    ]);
    expect(contextHeaders()).toEqual([NONE, NONE]);
  });

  it("sends no trace context with its other requests either, whose spans stay", async () => {
    await telemetry.withBaggage(() => wrap(line).messages.countTokens(body));
    expect(names(recorder.spans())).toEqual(["anthropic.messages.count_tokens"]);
    expect(contextHeaders()).toEqual([NONE]);
  });

  it("leaves other clients as they are", async () => {
    wrap(line);
    await clientOf(line).messages.create(body);
    expect(names(recorder.spans())).toEqual([CALL]);
  });

  it("has no span of the client's where ours records nothing", async () => {
    const silent = { getTracer: () => ({ startSpan: () => trace.wrapSpanContext(SPAN_CONTEXT) }) };
    const anthropic = wrap(line, { llm: llm({ tracerProvider: silent as never }) });
    await telemetry.withBaggage(() => anthropic.messages.create(body));
    expect(recorder.spans()).toEqual([]);
    expect(contextHeaders()).toEqual([NONE]);
  });

  it("that does not trace by itself stays so", async () => {
    const anthropic = wrapAnthropic(clientOf(line).withOptions({ openTelemetry: false }), { llm: llm() });
    await anthropic.messages.create(body);
    expect(names(recorder.spans())).toEqual([CHAT]);
  });

  it("says what it sends", () => {
    const [quiet, adopted, plain] = [wrap(line), wrap(line, { nativeSpan: "adopt" }), clientOf(line)] as const;
    expect(quiet.openTelemetry).toEqual({ ...plain.openTelemetry, propagation: false });
    expect(adopted.openTelemetry).toEqual(plain.openTelemetry);
    expect(Object.keys(quiet)).toEqual(Object.keys(plain));
  });

  it("is redirected once, however often it is wrapped", () => {
    const anthropic = wrap(line, { nativeSpan: "adopt" });
    const tracer: unknown = Reflect.get(anthropic, "_tracer");
    wrapAnthropic(anthropic, { llm: llm() });
    expect(Reflect.get(anthropic, "_tracer")).toBe(tracer);
    expect(anthropic.openTelemetry.propagation).toBe(true);
  });

  it("keeps what a helper tells an adopted span of its failure", async () => {
    const stream = wrap(line, { nativeSpan: "adopt" }).messages.stream(body);
    stream.on("connect", () => {
      throw new TypeError("of a listener");
    });
    await expect(stream.done()).rejects.toThrow("of a listener");
    const native = recorder.spans().find(({ name }) => name === CALL);
    expect(native?.attributes["error.type"]).toBe("client_error");
  });

  it("keeps the error of an adopted span", async () => {
    const anthropic = wrap(line, { nativeSpan: "adopt" });
    await expect(anthropic.messages.stream({ ...body, model: "busy" }).finalMessage()).rejects.toThrow("429");
    expect(recorder.spans().map(({ name, attributes }) => [name, attributes["error.type"]])).toEqual(
      expect.arrayContaining([
        [CALL, "rate_limit_error"],
        ["chat busy", "rate_limit_error"],
      ]),
    );
  });
});

const SPAN_CONTEXT = { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 0 };

describe("a client that traces in another way", () => {
  const create = async (): Promise<object> => ({});

  it("is told of, once it is wrapped", () => {
    wrapAnthropic({ messages: { create }, openTelemetry: { traces: { enabled: true } } }, { llm: llm() });
    expect(told.splice(0)).toEqual(["this client traces by itself in a way that is not known; calls have two spans"]);
  });

  it("has no tracer any more, where it cannot be told to send nothing", () => {
    const client = { messages: { create }, _tracer: { startSpan: () => {}, startActiveSpan: () => {} } };
    wrapAnthropic(client, { llm: llm() });
    expect(client).toHaveProperty("_tracer", undefined);
    expect(told).toEqual([]);
  });

  it("has what it tells an adopted span, but for what ours tells", async () => {
    const client = {
      _tracer: recorder.tracerProvider.getTracer("client"),
      messages: {
        create: async () => {
          const options = { attributes: { "http.route": "/", "gen_ai.request.model": "m" } };
          const span = client._tracer.startSpan(CALL, options);
          span.setAttributes({ "http.response.status_code": 200, "gen_ai.usage.output_tokens": 5 });
          span.setAttribute("gen_ai.usage.input_tokens", 3).setAttribute("anthropic.beta", true);
          span
            .addEvent("sent")
            .addLink({ context: SPAN_CONTEXT })
            .addLinks([{ context: SPAN_CONTEXT }]);
          span.updateName("renamed").setStatus({ code: 2 }).recordException(new Error("lost"));
          expect(span.isRecording()).toBe(true);
          span.end();
          return {};
        },
      },
    };
    await wrapAnthropic(client, { llm: llm(), nativeSpan: "adopt" }).messages.create();
    const [native] = recorder.spans();
    expect(native?.name).toBe("renamed");
    expect(native?.attributes).toEqual({ "http.route": "/", "http.response.status_code": 200, "anthropic.beta": true });
    expect(native?.events.map(({ name }) => name)).toEqual(["sent", "exception"]);
    expect(native?.links).toHaveLength(2);
    expect(native?.status.code).toBe(2);
  });

  it("is told of where it takes no changes", () => {
    const client = Object.freeze({ messages: { create }, _tracer: { startSpan: () => {}, startActiveSpan: () => {} } });
    expect(wrapAnthropic(client, { llm: llm() })).toBe(client);
    expect(told.splice(0)).toContain(
      "this client takes no changes (frozen?); what it traces by itself is not kept from doing so",
    );
  });
});
