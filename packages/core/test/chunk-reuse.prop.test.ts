import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeSpan, SpanEncoder } from "@sideband/core/otlp";

import { spanOf } from "./support/spans.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

test("no encoded span is written over before it is released, in whatever order that happens", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ length: fc.nat(700), release: fc.nat(), releases: fc.nat(3) }), {
        maxLength: 200,
        size: "max",
      }),
      (steps) => {
        const encoder = new SpanEncoder({ chunkBytes: 1024 });
        const live: { bytes: Uint8Array; copy: Buffer }[] = [];
        for (const [index, { length, release, releases }] of steps.entries()) {
          const span = spanOf({ attributes: { text: String.fromCharCode(97 + (index % 26)).repeat(length) } });
          const bytes = encoder.encode(span);
          live.push({ bytes, copy: Buffer.from(bytes) });
          expect(live.at(-1)?.copy.equals(encodeSpan(span))).toBe(true);
          for (let count = 0; count < releases && live.length > 0; count++) {
            const [gone] = live.splice(release % live.length, 1);
            encoder.release((gone as { bytes: Uint8Array }).bytes);
          }
          for (const { bytes: held, copy } of live) expect(copy.equals(held)).toBe(true);
        }
      },
    ),
    { numRuns },
  );
});

test("memory comes back: after all is released, the same chunks serve again", () => {
  const encoder = new SpanEncoder({ chunkBytes: 16 * 1024 });
  const memories = new Set<ArrayBufferLike>();
  for (let round = 0; round < 1000; round++) {
    const bytes = encoder.encode(spanOf({ attributes: { text: "x".repeat(500) } }));
    memories.add(bytes.buffer);
    encoder.release(bytes);
  }
  expect(memories.size).toBeLessThanOrEqual(2);
});
