import { ProtobufTraceSerializer } from "@opentelemetry/otlp-transformer";
import { describe, expect, test } from "vitest";

import { spanIds } from "../src/programs/span-ids.ts";
import { llmSpans } from "../src/spans.ts";

const spans = llmSpans(300, { strings: 2, length: 500, script: "accented" });
const request = Buffer.from(ProtobufTraceSerializer.serializeRequest(spans) ?? []);

describe("spanIds", () => {
  test("finds each span of a request of the stock serializer, in its order", () => {
    expect(Array.from(spanIds(request))).toEqual(spans.map((span) => span.spanContext().spanId));
  });

  test("finds none in an empty request", () => {
    expect(Array.from(spanIds(Buffer.alloc(0)))).toEqual([]);
  });

  test("does not take a part of a request for a whole", () => {
    expect(() => Array.from(spanIds(request.subarray(0, -1)))).toThrow(RangeError);
  });

  test("reads over fields that it does not know, whatever their type", () => {
    const unknown = Buffer.from([0x78, 0xac, 0x02, 0x79, 1, 2, 3, 4, 5, 6, 7, 8, 0x7d, 1, 2, 3, 4, 0x7a, 1, 9]);
    expect(Array.from(spanIds(Buffer.concat([unknown, request, unknown])))).toHaveLength(spans.length);
    expect(() => Array.from(spanIds(Buffer.from([0x7b])))).toThrow("Expected a wire type of protobuf, got 3");
  });
});
