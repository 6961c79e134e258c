import { expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";
import { defineDetector } from "../../src/detector/define-detector.ts";
import type { RedactionMode } from "../../src/replace/redaction-mode.ts";
import type { Redactor } from "../../src/redactor.ts";
import type { RedactorOptions } from "../../src/redactor-options.ts";

const address = ["jo.doe", "example.org"].join("@");
const key = ["sk", "proj", "Ab1".repeat(16)].join("-");
const card = "4111 1111 1111 1111";
const prose = `Write to ${address} about ${key}, and about card ${card}: it is %6ao.doe%40example.org.`;
const json = JSON.stringify({ a: prose, password: "aa bb", b: [address, { pin: 12 }] });

const streamed = (redactor: Redactor, pieces: readonly string[]): string => {
  const stream = redactor.stream();
  return [...pieces.map((piece) => stream.write(piece)), stream.end()].join("");
};

const expectSame = (options: RedactorOptions, text: string): string => {
  // Its time is counted in what it does, not in what else the machine does.
  const redactor = createRedactor({ ...options, nowMs: () => 0 });
  const whole = redactor.text(text);
  for (let cut = 0; cut <= text.length; cut += 1)
    expect(streamed(redactor, [text.slice(0, cut), text.slice(cut)])).toBe(whole);
  expect(streamed(redactor, text.split(""))).toBe(whole);
  return whole;
};

test.each<RedactionMode>(["label", "mask", "hmac", "remove"])("in pieces, a finding becomes the same: %s", (mode) => {
  const options = { mode, hmacKey: "0123456789abcdef0123456789abcdef" };
  for (const text of [prose, json, `'${json}`]) {
    const clean = expectSame(options, text);
    for (const secret of ["jo.doe", key.slice(8), "1111 1111", "%6a"]) expect(clean).not.toContain(secret);
  }
});

test("what is allowed stays, wherever it is cut", () => {
  const allow = [address, /[\d ]{19}/];
  expect(expectSame({ allow }, prose)).toContain(`${address} about [OPENAI_KEY], and about card ${card}`);
  expect(expectSame({ allow }, json)).toContain(`"${address}"`);
});

test("keys of the application's own are secrets in pieces, too", () => {
  const clean = expectSame({ keys: ["member_no"] }, '{"app.memberNo":"aa bb","a":1}');
  expect(clean).toBe('{"app.memberNo":"[REDACTED]","a":1}');
});

test("a function of the application's own sees as far as it says", () => {
  const far = defineDetector({
    name: "far",
    label: "FAR",
    keywords: ["ticket"],
    maxLength: 3000,
    find: (text, { start, end }) => {
      const at = text.slice(end, start + 3000).search(/#\d{4}#/);
      const before = text.slice(Math.max(0, start - 3000), start).lastIndexOf("from: ");
      return at < 0 ? undefined : { start: before < 0 ? start : Math.max(0, start - 3000) + before, end: end + at + 6 };
    },
  });
  const text = `it is from: ${"so it was. ".repeat(120)}a ticket ${"and so on. ".repeat(120)}#1234#, the last one`;
  const redactor = createRedactor({ detectors: [far] });
  expect(redactor.text(text)).toBe("it is [FAR], the last one");
  for (let cut = 0; cut < text.length; cut += 97)
    expect(streamed(redactor, [text.slice(0, cut), text.slice(cut)])).toBe(redactor.text(text));
});

test("counts are those of the whole, and say that it was a stream", () => {
  for (const text of [prose, json, `{"a":1}\n${json}\n`]) {
    const [whole, pieces] = [createRedactor(), createRedactor()];
    whole.text(text);
    streamed(pieces, text.match(/[^]{1,7}/g) ?? []);
    const asStream = whole.counts().replaced.map((count) => ({ ...count, surface: "stream" }));
    expect(pieces.counts().replaced).toEqual(asStream);
    expect(asStream.length).toBeGreaterThan(2);
    expect(pieces.counts().cut).toEqual([]);
  }
});

test("a stream that is dropped in the middle leaves nothing behind", () => {
  const redactor = createRedactor();
  redactor.stream().write(`it is ${key.slice(0, 20)}`);
  redactor.stream().write('{"password":"a');
  expect(streamed(redactor, ["it is ", key])).toBe("it is [OPENAI_KEY]");
});
