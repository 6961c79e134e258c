import { ROOT_CONTEXT, type Span } from "@opentelemetry/api";
import { describe, expect, test, vi } from "vitest";

import type { SdkLogRecord } from "../../src/sdk/log-record.ts";
import type { LogRecordProcessor } from "../../src/sdk/log-record-processor.ts";
import type { ReadableSpan } from "../../src/sdk/readable-span.ts";
import type { SpanExporter } from "../../src/sdk/span-exporter.ts";
import type { SpanProcessor } from "../../src/sdk/span-processor.ts";
import { RedactingLogRecordProcessor } from "../../src/stages/redacting-log-record-processor.ts";
import { RedactingSpanExporter } from "../../src/stages/redacting-span-exporter.ts";
import { RedactingSpanProcessor } from "../../src/stages/redacting-span-processor.ts";
import { SECRET, tokenRedactor } from "../surfaces/support/redactors.ts";
import { logRecordOf, spanOf } from "../surfaces/support/spans.ts";

const redactor = tokenRedactor();
const live = spanOf({ name: SECRET }) as Span & ReadableSpan;
const failure = new Error("the next stage failed");
const failing = (): never => {
  throw failure;
};
const settled = (): Promise<void> => Promise.resolve();

const spanProcessor = <Changes extends Partial<SpanProcessor>>(changes: Changes = {} as Changes) => ({
  onStart: vi.fn<SpanProcessor["onStart"]>(),
  onEnd: vi.fn<SpanProcessor["onEnd"]>(),
  forceFlush: vi.fn(settled),
  shutdown: vi.fn(settled),
  ...changes,
});

describe("a redacting span processor", () => {
  test("hands on clean copies of what ends, and what starts as it is", () => {
    const next = { ...spanProcessor(), onEnding: vi.fn() };
    const stage = new RedactingSpanProcessor({ redactor, next });
    stage.onStart(live, ROOT_CONTEXT);
    stage.onEnding?.(live);
    stage.onEnd(live);
    expect(next.onStart).toHaveBeenCalledWith(live, ROOT_CONTEXT);
    expect(next.onStart.mock.calls[0]?.[0]).toBe(live);
    expect(next.onEnding.mock.calls).toEqual([[live]]);
    expect(next.onEnd.mock.calls[0]?.[0].name).toBe("[ZAP]");
    expect(live.name).toBe(SECRET);
  });

  test("flushes and shuts down with the next", async () => {
    const next = spanProcessor();
    const stage = new RedactingSpanProcessor({ redactor, next });
    await stage.forceFlush();
    expect([next.forceFlush, next.shutdown].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
    await stage.shutdown();
    expect([next.forceFlush, next.shutdown].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  test("has what the next may have or not, if the next has it", () => {
    const plain = new RedactingSpanProcessor({ redactor, next: spanProcessor() });
    expect(
      ["onEnding", "room", "roomBytes", "onEncoded"].filter(
        (name) => name in plain && Reflect.get(plain, name) !== undefined,
      ),
    ).toEqual([]);
    const next = spanProcessor({ room: () => 7, roomBytes: () => 8 });
    const stage: SpanProcessor = new RedactingSpanProcessor({ redactor, next });
    expect([stage.room?.(), stage.roomBytes?.()]).toEqual([7, 8]);
  });

  test("passes on what the next throws, as if it stood there by itself", async () => {
    const next = spanProcessor({ onEnd: failing, forceFlush: () => Promise.reject(failure) });
    const stage = new RedactingSpanProcessor({ redactor, next });
    expect(() => stage.onEnd(live)).toThrow(failure);
    await expect(stage.forceFlush()).rejects.toBe(failure);
  });

  test("hands on the skeleton of a span that cannot be read", () => {
    const next = spanProcessor();
    new RedactingSpanProcessor({ redactor, next }).onEnd(new Proxy({}, { get: failing }) as ReadableSpan);
    expect(next.onEnd.mock.calls).toMatchObject([[{ name: "[WITHHELD]", attributes: {} }]]);
  });

  test.each([
    ["redactor", { next: spanProcessor() }],
    ["redactor", { redactor: {}, next: spanProcessor() }],
    ["next", { redactor }],
    ["next", { redactor, next: { onStart: failing, onEnd: failing, shutdown: failing } }],
  ])("refuses options without a %s that is one", (name, options) => {
    expect(() => new RedactingSpanProcessor(options as never)).toThrow(new RegExp(`Expected \`${name}\` to be`));
  });
});

describe("a redacting span exporter", () => {
  const exporter = <Changes extends Partial<SpanExporter>>(changes: Changes = {} as Changes) => ({
    export: vi.fn<SpanExporter["export"]>((_spans, done) => done({ code: 0 })),
    shutdown: vi.fn(settled),
    ...changes,
  });

  test("hands on clean copies, all of them, in order, and the answer", () => {
    const next = exporter();
    const answer = vi.fn();
    const spans = [live, spanOf({ name: "second" })];
    new RedactingSpanExporter({ redactor, next }).export(spans, answer);
    expect(next.export.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(["[ZAP]", "second"]);
    expect(spans[0]).toBe(live);
    expect(answer.mock.calls).toEqual([[{ code: 0 }]]);
  });

  test("flushes if the next can, and shuts down with it", async () => {
    const next = exporter({ forceFlush: vi.fn(settled) });
    const stage = new RedactingSpanExporter({ redactor, next });
    await stage.forceFlush?.();
    expect(next.forceFlush).toHaveBeenCalledOnce();
    expect(next.shutdown).not.toHaveBeenCalled();
    await stage.shutdown();
    expect(next.shutdown).toHaveBeenCalledOnce();
    expect(new RedactingSpanExporter({ redactor, next: exporter() }).forceFlush).toBeUndefined();
  });

  test.each([
    ["redactor", { next: exporter() }],
    ["next", { redactor }],
    ["next", { redactor, next: { export: failing } }],
  ])("refuses options without a %s that is one", (name, options) => {
    expect(() => new RedactingSpanExporter(options as never)).toThrow(new RegExp(`Expected \`${name}\` to be`));
  });
});

describe("a redacting log record processor", () => {
  const logProcessor = <Changes extends Partial<LogRecordProcessor>>(changes: Changes = {} as Changes) => ({
    onEmit: vi.fn<LogRecordProcessor["onEmit"]>(),
    forceFlush: vi.fn<LogRecordProcessor["forceFlush"]>(settled),
    shutdown: vi.fn(settled),
    ...changes,
  });
  const record = logRecordOf({ body: SECRET }) as SdkLogRecord;

  test("hands on clean copies, and where they were emitted", () => {
    const next = logProcessor();
    new RedactingLogRecordProcessor({ redactor, next }).onEmit(record, ROOT_CONTEXT);
    expect(next.onEmit.mock.calls[0]?.[0].body).toBe("[ZAP]");
    expect(next.onEmit.mock.calls[0]?.[1]).toBe(ROOT_CONTEXT);
    expect(record.body).toBe(SECRET);
  });

  test("flushes as it is told to, shuts down, and answers with the next", async () => {
    const next = logProcessor({ enabled: ({ eventName }) => eventName === "wanted" });
    const stage = new RedactingLogRecordProcessor({ redactor, next });
    await stage.forceFlush({ timeoutMillis: 5 });
    expect(next.forceFlush.mock.calls).toEqual([[{ timeoutMillis: 5 }]]);
    expect(next.shutdown).not.toHaveBeenCalled();
    await stage.shutdown();
    expect(next.shutdown).toHaveBeenCalledOnce();
    const question = { context: ROOT_CONTEXT, instrumentationScope: { name: "s" } };
    expect(stage.enabled?.({ ...question, eventName: "wanted" })).toBe(true);
    expect(stage.enabled?.(question)).toBe(false);
    expect(new RedactingLogRecordProcessor({ redactor, next: logProcessor() }).enabled).toBeUndefined();
  });

  test("passes on what the next throws", () => {
    const stage = new RedactingLogRecordProcessor({ redactor, next: logProcessor({ onEmit: failing }) });
    expect(() => stage.onEmit(record)).toThrow(failure);
  });

  test.each([
    ["redactor", { redactor: { span: failing }, next: logProcessor() }],
    ["next", { redactor, next: {} }],
  ])("refuses options without a %s that is one", (name, options) => {
    expect(() => new RedactingLogRecordProcessor(options as never)).toThrow(new RegExp(`Expected \`${name}\` to be`));
  });
});

describe("a stage that lacks something says what", () => {
  const stages = { RedactingSpanProcessor, RedactingSpanExporter, RedactingLogRecordProcessor };
  const whole = {
    ...spanProcessor(),
    export: vi.fn(),
    onEmit: vi.fn(),
  };

  test.each(Object.entries(stages))("%s", (_name, Stage) => {
    const make =
      (...args: unknown[]) =>
      () =>
        new (Stage as new (...args: unknown[]) => unknown)(...args);
    expect(make({ redactor, next: whole })).not.toThrow();
    for (const options of [undefined, null, 5])
      expect(make(options)).toThrow(
        new TypeError(`Expected \`options\` to be an object with \`redactor\` and \`next\`, got ${String(options)}`),
      );
    expect(make()).toThrow(/^Expected `options` /);
    expect(make({})).toThrow(/^Expected `redactor` to be an object with the methods \w+, got undefined$/);
    expect(make({ redactor: {}, next: whole })).toThrow(/^Expected `redactor` .* got an object$/);
    expect(make({ redactor })).toThrow(/^Expected `next` to be an object with the methods [\w, ]+, got undefined$/);
    expect(make({ redactor, next: null })).toThrow(/^Expected `next` .* got null$/);
    expect(make({ redactor, next: {} })).toThrow(TypeError);
  });
});
