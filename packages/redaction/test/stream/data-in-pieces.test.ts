import { describe, expect, test } from "vitest";

import { kinds } from "./detectors.ts";
import { setUp } from "./support.ts";

const secret = "fx_abcdef";
const escaped = String.raw`f\u0078_abc\u0064ef`;

const document = JSON.stringify({
  user: "jo",
  password: "correct horse battery",
  pin: 1234,
  list: [["authorization", "aaaa bbbb"], { value: "cc dd", name: "X-Api-Key" }, `so ${secret}`],
  arguments: JSON.stringify({ api_key: "ee ff", text: `a "${secret}"` }),
  token: { old: "gg", parts: ["hh", 5, true] },
  note: "é 😀 \n end",
});

const shapes: Readonly<Record<string, string>> = {
  object: document,
  "over several lines": `\n${JSON.stringify(JSON.parse(document), null, 2)}\n`,
  array: `[${document},2,"${secret}"]`,
  "escapes in keys and values": `{"p\\u0061ssword":"x y","text":"${escaped}\\/","t":"\\ud83d\\ude00"}`,
  lines: `{"a":1}\n${document}\r\n\n{"pin":"12"}\n[]\n`,
  "documents in one line": `{"pin":"12"} [{"pin":"34"}]{"b":"${escaped}"}`,
  "a text in quotes": `"it is ${escaped}, \\"${secret}\\""`,
  "cut off": document.slice(0, -9),
  "cut off in a secret": document.slice(0, 50),
  "cut off in an escape": `{"note":"x","text":"${escaped.slice(0, 5)}`,
  "single quotes": `{'user': 'jo', 'password': 'correct horse', 'pin': 1234, 'ok': True, 'text': '${escaped}'}`,
  comments: `{\n  // why\n  "password": "correct horse",\n  "text": "${escaped}",\n}\nThen "pin": "12".`,
  "text behind it": `${document} is what I "sent": "${escaped}"`,
  "no document at all": `[password]\napi_key = "aa bb"\n'pin': 'cc dd' [${escaped}]`,
  "byte order mark": `\ufeff${document}`,
  events: `event: message\ndata: ${document}\n\ndata: {"pin":"12","text":"${escaped}"}\n\ndata: [DONE]\n\n`,
  "an event that is data": `data: ${document}\n\n: alive\n\ndata: {"delta":{"arguments":"{\\"pin\\":\\"1"}}\n\n`,
  form: "user=jo&password=hunter2&token=aa%20bb&z=1",
  URL: "https://example.org/a?access_token=aa-bb&sig=cc",
  "a URL in a sentence": "see https://example.org/a?access_token=aa-bb&sig=cc, it works",
  "escapes of URLs": "it is f%78_abc%64ef, and 100% of %7",
  "escapes of HTML": "it is f&#120;_abc&#x64;ef &amp; more &am",
  "escapes of characters": `it is ${escaped}, and f\\\\u0078_abcdef \\u00`,
  "text with markup": `<config>\n<password>x y</password><a name="token" value="${secret}"/>\n<pin>${escaped}</pin></config>`,
  "markup of a page": `<!doctype html><form><input name="password" type=text value='aa-bb'></form>\n<p>It ${escaped}`,
  "a statement that inserts": `INSERT INTO users (name, password) VALUES ('jo', 'aa bb'), ('al', 'cc''dd');\nSELECT 1`,
  "insert it into what it is": `Insert the disk into the drive (the second) and say "password": "aa bb", or ${secret}.`,
  "a form in parts": `--x1\r\nContent-Disposition: form-data; name="password"\r\n\r\naa bb\r\n--x1--\r\n`,
  "a line in front of no form": `--\nThat is "password": "aa bb", or ${secret}.`,
  "markup in escapes": "&lt;config&gt;&lt;password&gt;aa-bb&lt;/password&gt; and more&lt;/config&gt;",
  "data in escapes": "{&quot;password&quot;: &quot;aa bb&quot;, &quot;a&quot;: 1} and more",
  "a secret that begins with an escape": `it was a long way to go from there: %66x_abcdef, &#102;x_abcdef, \\u0066x_abcdef`,
  "a secret that begins with an escape of an escape": "it was a long way to go from there: %2566x_abcdef, it is",
  "a line that is none before one that is": '[1 2]\n{"token":{"a":"b c"}}\n',
  "a fence": `Look:\n\`\`\`json\n${document}\n\`\`\`\n`,
  "event and no more": "event",
};

describe("a text in pieces comes out as it does in one", () => {
  test.each(Object.entries(shapes))("%s", (_, text) => {
    const { whole, pieces, counts } = setUp(kinds);
    const expected = whole(text);
    const replaced = counts.replaced.splice(0).toSorted();
    const expectSame = (chunks: readonly string[]): void => {
      expect(pieces(chunks).join("")).toBe(expected);
      expect(counts.replaced.splice(0).toSorted()).toEqual(replaced);
    };
    for (let cut = 0; cut <= text.length; cut += 1) expectSame([text.slice(0, cut), text.slice(cut)]);
    expectSame(text.split(""));
    expect(counts.withheld).toEqual([]);
  });
});

test("what keys say is secret is hidden, and JSON stays JSON", () => {
  const { pieces } = setUp(kinds, { keys: ["member"] });
  const out = pieces('{"password":"x y","otp":123,"a":{"member":["b",{"c":"d"}]}}'.split("")).join("");
  expect(out).toBe('{"password":"[REDACTED]","otp":0,"a":{"member":["[REDACTED]",{"c":"[REDACTED]"}]}}');
});

test("however many backslashes stand before a secret, each escapes the next", () => {
  const { whole, pieces } = setUp(kinds);
  for (const count of [3000, 3001]) {
    const text = `{'a': '${"\\".repeat(count)}u0066x_abcdef'}`;
    expect(pieces(text.match(/[^]{1,35}/g) ?? []).join("")).toBe(whole(text));
  }
});

test("documents come out one by one, each with its line", () => {
  const { pieces } = setUp(kinds);
  expect(pieces(['{"pin":', '"12"}', "\n[", '"a"', ']{"pin', '":"3"}', " \r\n", " "])).toEqual([
    "",
    "",
    '{"pin":"[REDACTED]"}\n',
    "",
    '["a"]',
    "",
    '{"pin":"[REDACTED]"} \r\n',
    "",
    " ",
  ]);
});

test("one word is held back as long as it may be a URL", () => {
  const { pieces } = setUp(kinds);
  const word = "ab_".repeat(2730) + "ab";
  expect(word).toHaveLength(8192);
  expect(pieces([word])[0]).toBe("");
  expect(pieces([`${word}_`])[0]?.length).toBeGreaterThan(8000);
});

test("what begins as JSON and is none goes on as text, with what was held", () => {
  const { pieces } = setUp(kinds);
  const [first = "", second = "", ...rest] = pieces(['{"a": "b", ', "x} ", "and so on. ".repeat(300), `${secret} end`]);
  expect(first + second).toBe("");
  expect([first, second, ...rest].join("")).toBe(`{"a": "b", x} ${"and so on. ".repeat(300)}[FIXED] end`);
  expect(rest[0]?.length).toBeGreaterThan(1000);
});

test("lines of text behind documents are data, too", () => {
  const { pieces } = setUp(kinds);
  expect(pieces(['{"a":1}\n', 'then "password": "x y" ', `and ${escaped}`]).join("")).toBe(
    '{"a":1}\nthen "password": "[REDACTED]" and [FIXED]',
  );
});

test("events flow", () => {
  const { stream } = setUp(kinds);
  const redacting = stream();
  const event = `data: {"id":1,"password":"aa bb","text":"The river had risen in the night."}\n\n`;
  let held = 0;
  for (let count = 0; count < 200; count += 1) {
    const out = redacting.write(event);
    expect(out).not.toContain("aa");
    held += event.length + "[REDACTED]".length - "aa bb".length - out.length;
    expect(held).toBeLessThan(2000);
  }
});

test("a word that is too long for a URL flows", () => {
  const { pieces } = setUp(kinds);
  const [first = "", second = ""] = pieces(["ab_".repeat(3000), "cd_".repeat(100)]);
  expect(first.length + second.length).toBeGreaterThan(9000);
});

describe("JSON that has no end", () => {
  test("is withheld from where it is longer than what is scanned of one value", () => {
    const { pieces, counts } = setUp(kinds, { maxScanLength: 1000 });
    const out = pieces(['{"pin":"12"}\n', '{"a":"', "b".repeat(600), "b".repeat(600), '","pin":"34"}']);
    expect(out.join("")).toBe('{"pin":"[REDACTED]"}\n[WITHHELD]');
    expect(counts.withheld).toEqual(["too_long"]);
  });

  test("is withheld where it ends, if that comes in one piece with what is too long", () => {
    const { pieces, counts } = setUp(kinds, { maxScanLength: 1000 });
    expect(pieces([`{"a":"${"b".repeat(1200)}"}\n{"pin":"1"}`]).join("")).toBe('"[WITHHELD]"\n{"pin":"[REDACTED]"}');
    expect(counts.withheld).toEqual(["too_long"]);
  });

  test("may be as deep as it likes", () => {
    const { pieces, counts } = setUp(kinds);
    const text = `${'{"a":['.repeat(20_000)}{"pin":"12"}`;
    expect(pieces(text.match(/[^]{1,999}/g) ?? []).join("")).toBe(text.replace("12", "[REDACTED]"));
    expect(counts.withheld).toEqual([]);
  });
});

test("time that is gone takes one document, and not what comes behind it", () => {
  let nowMs = 0;
  let isSlow = true;
  const { stream, counts } = setUp(kinds, { nowMs: () => (nowMs += isSlow ? 600 : 0) });
  const redacting = stream();
  const document = `{"a":[${"1,".repeat(500)}2]}\n`;
  expect(redacting.write(document)).toBe('"[WITHHELD]"\n');
  isSlow = false;
  expect(redacting.write(document)).toBe(document);
  expect(counts.withheld).toEqual(["time_budget"]);
});

test("each document has the time of a value, however many come in one piece", () => {
  let nowMs = 0;
  const { pieces, counts } = setUp(kinds, { nowMs: () => (nowMs += 300) });
  const documents = '{"pin":12,"a":"b"}\n'.repeat(20);
  expect(pieces([documents]).join("")).toBe(documents.replaceAll("12", "0"));
  expect(counts.withheld).toEqual([]);
});

test("pieces of what is held cost as much however much is held", () => {
  const { stream } = setUp(kinds);
  const redacting = stream();
  const piece = "ab cd ".repeat(10);
  redacting.write('{"a":"');
  for (let count = 0; count < 100_000; count += 1) redacting.write(piece);
  expect(redacting.write('"}\n')).toBe(`{"a":"${piece.repeat(100_000)}"}\n`);
});
