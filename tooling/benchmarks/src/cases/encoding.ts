import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { ProtobufTraceSerializer } from "@opentelemetry/otlp-transformer";
import { encodeExportRequest, SpanEncoder } from "@sideband/core/otlp";

import type { Contest } from "../contest.ts";
import { type Content, llmSpans, withoutRepeats } from "../spans.ts";

const encoding = (name: string, count: number, reach: number | undefined, content?: Content): Contest =>
  encodingOf(name, llmSpans(count, content), reach);

const encodingOf = (name: string, spans: ReadableSpan[], reach: number | undefined): Contest => {
  const encoder = new SpanEncoder();
  // As the exporter has it: the memory of one request serves the next.
  let memory = Buffer.alloc(0);
  const allocate = (bytes: number): Buffer => {
    if (memory.length < bytes) memory = Buffer.alloc(bytes * 2);
    return memory;
  };
  return {
    name,
    operations: spans.length,
    ...(reach !== undefined && { reach }),
    ours: () => {
      const encoded = spans.map((span) => ({
        bytes: encoder.encode(span),
        resource: span.resource,
        scope: span.instrumentationScope,
      }));
      encodeExportRequest(encoded, allocate);
      for (const { bytes } of encoded) encoder.release(bytes);
    },
    stock: () => void ProtobufTraceSerializer.serializeRequest(spans),
  };
};

/** From ended spans to the body of a request: ours against the stock serializer. */
export const encodings: Readonly<Record<string, () => Contest>> = {
  "encode-small": () => encoding("encode a span: 12 attributes, 1 event", 512, 1 / 4),
  "encode-unique": () =>
    encodingOf("encode a span: the same, no value seen twice", withoutRepeats(llmSpans(512)), undefined),
  "encode-2kb": () =>
    encoding("encode a span: two strings of 2 kB besides", 512, 1 / 10, { strings: 2, length: 2048, script: "ascii" }),
  "encode-2kb-accented": () =>
    encoding("encode a span: the same, accented", 512, undefined, { strings: 2, length: 2048, script: "accented" }),
  "encode-500kb": () =>
    encoding("encode a span: one string of 500 kB besides", 8, undefined, {
      strings: 1,
      length: 500_000,
      script: "ascii",
    }),
};
