import type { SpanContext } from "@opentelemetry/api";
import fc from "fast-check";
import { expect, test } from "vitest";

import { formatTraceparent } from "../../src/trace-context/format-traceparent.ts";
import { parseTraceparent } from "../../src/trace-context/parse-traceparent.ts";
import { spanId, traceId } from "./arbitrary.ts";
import { READABLE_TRACEPARENT, TRACEPARENT } from "./grammar.ts";
import { mutated } from "./mutated.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 2000);

const spanContext = fc.record({ traceId, spanId, traceFlags: fc.nat({ max: 3 }) });

const traceparent = fc
  .tuple(
    fc.constantFrom("00", "00", "01", "cc", "fe", "ff"),
    traceId,
    spanId,
    fc.nat({ max: 255 }),
    fc.constantFrom("", "", "-", "-more"),
  )
  .map(
    ([version, traceId, spanId, flags, rest]) =>
      `${version}-${traceId}-${spanId}-${flags.toString(16).padStart(2, "0")}${rest}`,
  );

test("what is written is read as it was", () => {
  fc.assert(
    fc.property(spanContext, (spanContext) => {
      const header = formatTraceparent(spanContext) ?? "";
      expect(header).toMatch(TRACEPARENT);
      expect(parseTraceparent(header)).toEqual({ ...spanContext, isRemote: true });
    }),
    { numRuns },
  );
});

test("what is read is what the grammar allows, and is written by it", () => {
  fc.assert(
    fc.property(mutated(traceparent), (header) => {
      const parsed = parseTraceparent(header);
      expect(parsed !== undefined).toBe(READABLE_TRACEPARENT.test(header));
      if (parsed === undefined) return;
      const [, traceId, spanId, flags] = header.trim().split("-");
      expect(parsed).toEqual({ traceId, spanId, traceFlags: Number.parseInt(flags ?? "", 16) & 3, isRemote: true });
      expect(formatTraceparent(parsed)).toMatch(TRACEPARENT);
    }),
    { numRuns: numRuns * 5 },
  );
});

test("whatever takes the place of a span context is written by the grammar, or not at all", () => {
  const part = fc.oneof(
    mutated(traceId),
    mutated(spanId),
    traceId,
    spanId,
    traceId.map((id) => id.toUpperCase()),
    fc.anything(),
  );
  const flags = fc.oneof(fc.integer(), fc.double(), fc.bigInt(), fc.anything());
  fc.assert(
    fc.property(part, part, flags, (traceId, spanId, traceFlags) => {
      const header = formatTraceparent({ traceId, spanId, traceFlags } as SpanContext);
      if (header !== undefined) expect(header).toMatch(TRACEPARENT);
    }),
    { numRuns },
  );
});

test("whatever takes the place of a header does not throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.anything()), (header) => {
      expect(() => parseTraceparent(header as string)).not.toThrow();
    }),
    { numRuns },
  );
});
