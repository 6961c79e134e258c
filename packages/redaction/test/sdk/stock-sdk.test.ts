import { context } from "@opentelemetry/api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  AsyncLocalStorageContextManager,
  InMemoryLogRecordExporter,
  InMemorySpanExporter,
  line,
  loggerProvider,
  provider,
  resourceFromAttributes,
  SimpleLogRecordProcessor,
  SimpleSpanProcessor,
} from "sdk-under-test";

import { RedactingLogRecordProcessor } from "../../src/stages/redacting-log-record-processor.ts";
import { RedactingSpanExporter } from "../../src/stages/redacting-span-exporter.ts";
import { RedactingSpanProcessor } from "../../src/stages/redacting-span-processor.ts";
import { everythingIn } from "../surfaces/support/everything-in.ts";
import { SECRET, tokenRedactor } from "../surfaces/support/redactors.ts";

const redactor = tokenRedactor();

beforeEach(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});

afterEach(() => {
  context.disable();
});

const exported = (exporter: InMemorySpanExporter) => exporter.getFinishedSpans();

/** The SDK's exporter of 2.x says nothing of `SimpleSpanProcessor`'s options, that of 3.x takes one object. */
const simple = (exporter: unknown): SimpleSpanProcessor => {
  const argument = line === 2 ? exporter : { exporter };
  return new SimpleSpanProcessor(argument as never);
};

describe(`with the stock SDK ${line}.x`, () => {
  test("spans come out clean, and a processor beside the stage sees them as they are", async () => {
    const clean = new InMemorySpanExporter();
    const raw = new InMemorySpanExporter();
    const sdk = provider({
      resource: resourceFromAttributes({ "service.name": "s", note: SECRET }),
      spanProcessors: [simple(raw), new RedactingSpanProcessor({ redactor, next: simple(clean) })],
    });
    const span = sdk.getTracer(`scope ${SECRET}`, "1").startSpan(`chat ${SECRET}`, {
      kind: 2,
      attributes: { note: SECRET, list: [SECRET], count: 1 },
      links: [
        { context: { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 }, attributes: { a: SECRET } },
      ],
    });
    span.addEvent(SECRET, { note: SECRET });
    span.recordException(new Error(SECRET));
    span.setStatus({ code: 2, message: SECRET });
    span.end();
    await sdk.forceFlush();
    const [copy] = exported(clean);
    const [original] = exported(raw);
    expect(copy).toMatchObject({
      name: "chat [ZAP]",
      kind: 2,
      attributes: { note: "[ZAP]", list: ["[ZAP]"], count: 1 },
      status: { code: 2, message: "[ZAP]" },
      startTime: original?.startTime,
      endTime: original?.endTime,
      duration: original?.duration,
      ended: true,
    });
    const { traceState: _none, ...ids } = span.spanContext();
    expect(copy?.spanContext()).toEqual(ids);
    expect(everythingIn(copy)).not.toContain(SECRET);
    expect(original?.attributes["note"]).toBe(SECRET);
    await sdk.shutdown();
  });

  test("an exporter behind the stage gets clean spans from any processor", async () => {
    const clean = new InMemorySpanExporter();
    const sdk = provider({ spanProcessors: [simple(new RedactingSpanExporter({ redactor, next: clean }))] });
    sdk
      .getTracer("test")
      .startSpan("chat", { attributes: { note: SECRET } })
      .end();
    await sdk.forceFlush();
    expect(exported(clean).map(({ attributes }) => attributes)).toEqual([{ note: "[ZAP]" }]);
    await sdk.shutdown();
  });

  test("a resource is clean once its detectors are done, and pending until then", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const clean = new InMemorySpanExporter();
    const resource = resourceFromAttributes({ "service.name": "s", late: promise });
    const sdk = provider({ resource, spanProcessors: [new RedactingSpanProcessor({ redactor, next: simple(clean) })] });
    sdk.getTracer("test").startSpan("chat").end();
    const flushed = sdk.forceFlush();
    const own = redactor.span({ resource } as never).resource;
    expect(own.asyncAttributesPending).toBe(true);
    resolve(SECRET);
    await flushed;
    await own.waitForAsyncAttributes?.();
    expect(own.asyncAttributesPending).toBe(false);
    expect(own.attributes).toMatchObject({ "service.name": "s", late: "[ZAP]" });
    expect(exported(clean)[0]?.resource).toBe(own);
    await sdk.shutdown();
  });

  test("a resource can be merged with the SDK's, either way", async () => {
    const own = redactor.span({ resource: resourceFromAttributes({ a: SECRET, b: "1" }) } as never).resource;
    const other = resourceFromAttributes({ b: SECRET, c: "2" });
    expect(own.merge(other).attributes).toEqual({ a: "[ZAP]", b: "[ZAP]", c: "2" });
    expect(other.merge(own).attributes).toEqual({ a: "[ZAP]", b: "1", c: "2" });
    const pending = resourceFromAttributes({ late: Promise.resolve(SECRET) });
    const merged = other.merge(redactor.span({ resource: pending } as never).resource);
    await merged.waitForAsyncAttributes?.();
    expect(merged.attributes).toMatchObject({ late: "[ZAP]" });
  });

  test("log records come out clean", async () => {
    const clean = new InMemoryLogRecordExporter();
    const next = new SimpleLogRecordProcessor({ exporter: clean });
    const sdk = loggerProvider({
      resource: resourceFromAttributes({ note: SECRET }),
      processors: [new RedactingLogRecordProcessor({ redactor, next })],
    });
    sdk.getLogger(`scope ${SECRET}`).emit({
      severityNumber: 9,
      severityText: SECRET,
      eventName: `event ${SECRET}`,
      body: { message: SECRET, list: [SECRET, 1] },
      attributes: { note: SECRET, nested: { deep: [SECRET] } },
      exception: new Error(SECRET),
    });
    await sdk.forceFlush();
    const [record] = clean.getFinishedLogRecords();
    expect(record).toMatchObject({
      severityNumber: 9,
      severityText: "[ZAP]",
      eventName: "event [ZAP]",
      body: { message: "[ZAP]", list: ["[ZAP]", 1] },
      attributes: { note: "[ZAP]", nested: { deep: ["[ZAP]"] } },
    });
    expect(everythingIn(record)).not.toContain(SECRET);
    await sdk.shutdown();
  });
});
