import { defaultTextMapGetter, defaultTextMapSetter, propagation, ROOT_CONTEXT } from "@opentelemetry/api";
import { BaggagePropagator } from "@sideband/propagation";
import { expect, test, vi } from "vitest";

import { extract } from "./support.ts";

/** The least of several runs: what else the machine does only adds to it. */
const leastMs = (run: () => void): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 7; round++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
};

const repeated = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const hostilePieces = [
  "a=1,",
  ",",
  "a",
  "a,",
  "=",
  ";",
  "a=;",
  "%",
  "a=%,",
  "a=%ff,",
  " ",
  "a= ,",
  "a=1;p=1;",
  "\ud800",
  "a=b=c=",
  "__proto__=1,",
];

test.for(hostilePieces)("a megabyte of %j is looked at as far as the limit, and no further", (piece) => {
  const { entries, violations } = extract(repeated(piece, 1_000_000));
  expect(entries.length).toBeLessThanOrEqual(180);
  for (const violation of violations) {
    if ("position" in violation) expect(violation.position).toBeLessThanOrEqual(2 * 8192);
  }
  expect(violations).toContainEqual({ reason: "header_too_long", limit: 2 * 8192 });
});

test.for(hostilePieces)("reading takes time in proportion to what is read: %j", (piece) => {
  const read = (bytes: number): (() => void) => {
    const header = repeated(piece, bytes);
    const limits = { maxTotalBytes: bytes, maxEntries: bytes };
    return () => void extract(header, { limits });
  };
  const small = leastMs(read(6250));
  const large = leastMs(read(400_000)); // 64 times as much; were it quadratic, 4096 times
  expect(large).toBeLessThan(1024 * Math.max(small, 0.02)); // what is large costs more of the garbage collector too
});

test("ten thousand members in ten thousand headers are looked at as far as the limit", () => {
  const { entries, violations } = extract(Array.from({ length: 10_000 }, (_, index) => `k${index}=1`));
  expect(entries).toHaveLength(180);
  const last = violations.findLast((violation) => "position" in violation);
  expect(last?.position).toBeLessThan((2 * 8192) / "k100=1,".length + 120);
});

test("what nobody reads is not decoded, however much of it is malformed", () => {
  const decode = vi.spyOn(globalThis, "decodeURIComponent");
  try {
    const propagator = new BaggagePropagator();
    const carrier = { baggage: `${"a=%ff,".repeat(1000)}b=%C3%A9` };
    const extracted = propagator.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter);
    propagator.inject(extracted, {}, defaultTextMapSetter);
    expect(decode).not.toHaveBeenCalled();
    expect(propagation.getBaggage(extracted)?.getEntry("b")).toEqual({ value: "é" });
    expect(decode).toHaveBeenCalledTimes(1);
    expect(propagation.getBaggage(extracted)?.getEntry("a")).toEqual({ value: "\ufffd" });
  } finally {
    decode.mockRestore();
  }
});
