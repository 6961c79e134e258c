import { context, trace } from "@opentelemetry/api";
import { ProtobufTraceSerializer } from "@opentelemetry/otlp-transformer";
import { expect, test } from "vitest";
import { provider, resourceFromAttributes, type ReadableSpan } from "sdk-under-test";
import { encodeExportRequest, encodeSpan } from "@sideband/core/otlp";

import { readRequest } from "./support/official-schema.ts";

/** The stock serializer writes zeros and empty messages that mean the same as nothing. */
const withoutZeros = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutZeros);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutZeros(item)] as const);
  return Object.fromEntries(
    entries.filter(([, item]) => item !== 0 && !(typeof item === "object" && Object.keys(item as object).length === 0)),
  );
};

test("spans of the stock SDK read the same as those of the stock serializer", () => {
  const ended: ReadableSpan[] = [];
  const tracer = provider({
    resource: resourceFromAttributes({ "service.name": "shop", "host.cpus": 2 }),
    spanProcessors: [
      {
        onStart: () => {},
        onEnd: (span: ReadableSpan) => void ended.push(span),
        forceFlush: async () => {},
        shutdown: async () => {},
      },
    ],
  }).getTracer("shop", "1.2.3");
  const parent = tracer.startSpan("POST /orders", { kind: 1, attributes: { "http.request.method": "POST" } });
  const child = tracer.startSpan(
    "chat gpt-4o",
    { kind: 2, attributes: { a: [1, 2, 3], b: ["x", "ü"], c: true, d: 0.5, e: -7, f: "漢字 😀".repeat(20) } },
    trace.setSpan(context.active(), parent),
  );
  child.addLink({ context: parent.spanContext(), attributes: { why: "handoff" } });
  child.addEvent("first chunk", { index: 0 });
  child.recordException(new Error("boom"));
  child.setStatus({ code: 2, message: "boom" });
  child.end();
  parent.end();

  expect(ended).toHaveLength(2);
  const ours = encodeExportRequest(
    ended.map((span) => ({ bytes: encodeSpan(span), resource: span.resource, scope: span.instrumentationScope })),
  );
  const stock = ProtobufTraceSerializer.serializeRequest(ended);
  expect(withoutZeros(readRequest(ours))).toEqual(withoutZeros(readRequest(stock as Uint8Array)));
});
