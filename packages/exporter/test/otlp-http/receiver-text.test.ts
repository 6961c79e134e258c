import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { receiverText } from "../../src/otlp-http/receiver-text.ts";

describe("receiverText", () => {
  test("masks header values, whole and in pieces", () => {
    expect(receiverText("bad token sk-0123456789!", ["Bearer sk-0123456789"])).toBe("bad token [masked]!");
    expect(receiverText("got 'Basic dXNlcjpwYXNz'", ["Basic dXNlcjpwYXNz"])).toBe("got '[masked]'");
  });

  test("leaves words alone that happen to be short header values", () => {
    expect(receiverText("tenant 1 is over its limit", ["1"])).toBe("tenant 1 is over its limit");
  });

  test("is one short line", () => {
    expect(receiverText("one\r\n2026-11-23 ERROR forged\u2028line\u001b[31m", [])).toBe(
      "one 2026-11-23 ERROR forged line [31m",
    );
    expect(receiverText("x".repeat(10_000), [])).toBe(`${"x".repeat(200)}…`);
  });

  test("masks before it cuts, so that no beginning of a secret stays", () => {
    expect(receiverText(`${"x".repeat(195)}supersecretvalue`, ["supersecretvalue"])).not.toContain("super");
  });

  test("never lets a header value through", () => {
    const secret = fc.string({ unit: "grapheme-ascii", minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        fc.pre(!/\s/.test(value) && !"[masked]".includes(value));
        expect(receiverText(before + value + after, [value])).not.toContain(value);
      }),
      { numRuns: Number(process.env.FC_NUM_RUNS ?? 500) },
    );
  });
});
