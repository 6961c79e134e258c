import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { RedactedTraceState } from "../../src/surfaces/redacted-trace-state.ts";
import type { RedactorOptions } from "../../src/redactor-options.ts";
import { failingDetector, SECRET, tokenDetector, tokenRedactor } from "./support/redactors.ts";
import { IDS, spanOf } from "./support/spans.ts";

const redact = (serialize: () => string, options?: RedactorOptions): string | undefined => {
  const traceState = { serialize } as never;
  return tokenRedactor(options)
    .span(spanOf({ spanContext: () => ({ ...IDS, traceState }) }))
    .spanContext()
    .traceState?.serialize();
};

describe("a trace state", () => {
  test.each([
    ["in a value", `a=1,b=${SECRET},c=3`, "a=1,b=[ZAP],c=3"],
    ["in part of a value", `a=1,b=x-${SECRET}-y`, "a=1,b=x-[ZAP]-y"],
    ["in a key", `a=1,${SECRET}=2,c=3`, "a=1,c=3"],
    ["in what is no member", `a=1,${SECRET},c=3`, "a=1,c=3"],
    ["alone", `${SECRET}=1`, undefined],
  ])("loses a finding %s, and nothing else", (_, text, expected) => {
    expect(redact(() => text)).toBe(expected);
  });

  test("loses a member whose replacement cannot stand in it", () => {
    const detectors = [{ ...tokenDetector, expression: /zap_[a-z]{8}(?:,c=3)?/ }];
    expect(redact(() => `a=1,b=${SECRET}`, { detectors, mode: "remove" })).toBe("a=1");
  });

  test("loses what is found only where a text begins", () => {
    const find = (_text: string, { start }: { start: number }) =>
      start === 0 ? { start, end: SECRET.length } : undefined;
    const detectors = [{ name: "first", label: "FIRST", keywords: ["zap_"], maxLength: SECRET.length, find }];
    expect(redact(() => `a=1,b=${SECRET},c=2`, { detectors })).toBe("a=1,b=[FIRST],c=2");
  });

  test("is withheld if a finding spans its members", () => {
    const detectors = [{ ...tokenDetector, expression: /zap_[a-z],b=[a-z]{8}/ }];
    expect(redact(() => "a=zap_x,b=abcdefgh,c=1", { detectors })).toBeUndefined();
  });

  test("stays as it is, letter by letter, where nothing is found", () => {
    expect(redact(() => "a=1 , b=2,,nonsense")).toBe("a=1 , b=2,,nonsense");
  });

  test.each<readonly [string, () => string, RedactorOptions]>([
    [
      "throws",
      () => {
        throw new Error(SECRET);
      },
      {},
    ],
    ["is no text", () => ({ length: 5 }) as never, {}],
    ["makes a detector fail", () => "a=explode", { detectors: [failingDetector] }],
  ])("that %s comes to nothing that holds it", (_, serialize, options) => {
    expect(redact(serialize, options) ?? "").not.toMatch(/explode|zap_/);
  });

  test("that is longer than a value may be loses members, not letters", () => {
    const members = Array.from({ length: 100 }, (_, index) => `k${index}=value`);
    const text = redact(() => members.join(","), { maxValueLength: 100 }) ?? "";
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text.length).toBeGreaterThan(80);
    expect(members).toEqual(expect.arrayContaining(text.split(",")));
  });
});

describe("the copy of a trace state", () => {
  test("reads and changes like any other, into new ones", () => {
    const state = new RedactedTraceState("a=1, b=2 ,c");
    expect([state.get("a"), state.get("b"), state.get("c")]).toEqual(["1", "2", undefined]);
    expect(state.set("b", "3").set("d", "4").serialize()).toBe("d=4,b=3,a=1");
    expect(state.unset("a").serialize()).toBe("b=2");
    expect(state.serialize()).toBe("a=1, b=2 ,c");
  });

  test("holds no more than 32 members, the newest first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
        let state = new RedactedTraceState("");
        for (let index = 0; index < count; index += 1) state = state.set(`k${index}`, "v");
        const members = state.serialize().split(",");
        expect(members).toHaveLength(Math.min(count, 32));
        expect(members[0]).toBe(`k${count - 1}=v`);
      }),
    );
  });
});
