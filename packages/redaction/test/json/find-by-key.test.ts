import { describe, expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";

// How busy the machine is decides nothing.
const { text, attributes } = createRedactor({ nowMs: () => 0 });
const KEY = ["sk", "proj", "Zx8Qw2Er5Ty7Ui9Op1As3Df6Gh4Jk0"].join("-");

const escaped = (plain: string): string =>
  Array.from(plain, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

describe("what begins as JSON does and is none", () => {
  test.each([
    ['\ufeff{"pin":"1234"}', '\ufeff{"pin":"[REDACTED]"}'],
    ['{"a":1,"pin":"12', '{"a":1,"pin":"[REDACTED]'],
    ['{"pin":"1234",}', '{"pin":"[REDACTED]",}'],
    ['{"pin":1234,}', '{"pin":0,}'],
    ['{"password":null,"pin":true,}', '{"password":null,"pin":true,}'],
    ['{"pin": "12" /* mine */}', '{"pin": "[REDACTED]" /* mine */}'],
    ["{'password': 'it', 'b': 1}", "{'password': '[REDACTED]', 'b': 1}"],
    ['data: {"pin":"1234"}\n\ndata: {"pin":"5"}\n\n', 'data: {"pin":"[REDACTED]"}\n\ndata: {"pin":"[REDACTED]"}\n\n'],
    [': ping\n\ndata: {"pin":"1234"}\n\n', ': ping\n\ndata: {"pin":"[REDACTED]"}\n\n'],
    ['event: m\ndata: {"pin":"1234"}\n\n', 'event: m\ndata: {"pin":"[REDACTED]"}\n\n'],
    ['{"credentials":{"a":"b}","c":["d"]},"e":"f"', '{"credentials":[REDACTED],"e":"f"'],
    ['{"url":"/?a=b","pin":"1234"', '{"url":"/?a=b","pin":"[REDACTED]"'],
    ['data:{"q":"a=b","pin":"1234"}', 'data:{"q":"a=b","pin":"[REDACTED]"}'],
    [String.raw`{"body":"{\"pin\":\"a\\\"b\",\"c\":\"d`, String.raw`{"body":"{\"pin\":\"[REDACTED]\",\"c\":\"d`],
    ["%7B%22pin%22%3A%221234%22%7D", "%7B%22pin%22%3A%22[REDACTED]%22%7D"],
    ["{&quot;pin&quot;:&quot;1234&quot;}", "{&quot;pin&quot;:&quot;[REDACTED]&quot;}"],
  ])("keeps no value of a key that says it is a secret: %s", (dirty, clean) => {
    expect(text(dirty)).toBe(clean);
    expect(text(clean)).toBe(clean);
    expect(text(JSON.stringify({ at: [dirty] }))).toBe(JSON.stringify({ at: [clean] }));
  });

  test("prose and code with such words stay as they are", () => {
    const prose = 'Send {"password": "yours"} to the server, as in "pin": "x".';
    expect(text(prose)).toBe(prose);
  });

  test("however it is cut, what comes out is within the limit and stays as it is", () => {
    const dirty = `{"note":"${"x".repeat(30)}","password":"hunter-two","list":[1,2`;
    for (let maxContentLength = 1; maxContentLength < 90; maxContentLength += 1) {
      const redactor = createRedactor({ maxContentLength });
      const clean = redactor.text(dirty);
      expect(clean.length).toBeLessThanOrEqual(maxContentLength);
      expect(clean).not.toContain("hunt");
      expect(redactor.text(clean)).toBe(clean);
    }
  });

  test.each([
    String.raw`{"arguments":"{\"password\":...[TRUNCATED]`,
    String.raw`{"arguments":"{\"password\":\...[TRUNCATED]`,
    '{"password":...[TRUNCATED]',
    '{"password":"...[TRUNCATED]',
  ])("the marker of a cut is no value: %s", (cut) => {
    expect(text(cut)).toBe(cut);
  });

  test("it counts once, as found by its key", () => {
    const redactor = createRedactor({ mode: "mask" });
    expect(redactor.text('{"pin":"1234"')).toBe('{"pin":"[REDACTED]"');
    expect(redactor.counts().replaced).toEqual([{ detector: "key", surface: "text", count: 1 }]);
  });
});

describe("a secret that is written with escapes only", () => {
  test.each([
    ["in JSON", `{"a":"${escaped(KEY)}"}`],
    ["in JSON that is cut off", `{"a":"${escaped(KEY)}`],
    ["behind a byte order mark", `\ufeff{"a":"${escaped(KEY)}"}`],
    ["in an event", `data: {"a":"${escaped(KEY)}"}\n\n`],
    ["in JSON within JSON that is cut off", JSON.stringify({ a: `{"a":"${escaped(KEY)}"}` }).slice(0, -2)],
    ["in a URL", `https://x.test/${encodeURIComponent(KEY).replaceAll("-", "%2D")}`],
    ["in a URL, all of it", Array.from(KEY, (character) => `%${character.charCodeAt(0).toString(16)}`).join("")],
    ["in HTML", Array.from(KEY, (character) => `&#${character.charCodeAt(0)};`).join("")],
  ])("does not come out: %s", (_name, dirty) => {
    const clean = text(dirty);
    expect(clean).toContain("[OPENAI_KEY]");
    expect(clean).not.toContain(KEY.slice(-6));
    expect(clean).not.toContain(escaped(KEY.slice(-3)));
    expect(text(clean)).toBe(clean);
  });

  test("nor where only its name in JSON says what it is", () => {
    const value = ["7f3c9a1e", "89ab", "4cde", "8f01", "23456789abcd"].join("-");
    expect(text(`{"heroku":"${escaped(value)}"}`)).toBe('{"heroku":"[HEROKU_KEY]"}');
    expect(text(`{"${escaped("heroku")}":"${value}"}`)).toContain("[HEROKU_KEY]");
  });
});

test("where the end of one value went with another, what stands behind is looked at again", () => {
  const inner = encodeURIComponent(JSON.stringify({ note: "n", password: "rose" }));
  const dirty = `{'a': 'https://x.test/?q=${inner}&password=rose&z=1', 'password': 'rose'}`;
  const clean = text(dirty);
  expect(clean).not.toContain("rose");
  expect(text(clean)).toBe(clean);
});

describe("a secret in a form, where blanks are plus signs", () => {
  test("does not come out", () => {
    const dirty = `a=1&note=${encodeURIComponent("Authorization: Bearer q7Zk2mW9xL4tB8vN").replaceAll("%20", "+")}&b=2`;
    expect(text(dirty)).toMatch(/^a=1&note=Authorization%3A[+\w]*\[AUTHORIZATION\]/);
    expect(text(dirty)).not.toContain("q7Zk");
  });

  test("and plus signs that are none stay", () => {
    expect(text("q=a+b&c=1%2B2")).toBe("q=a+b&c=1%2B2");
  });
});

describe("a secret with signs in or beside it that are not seen", () => {
  test.each(["\u00ad", "\u200b", "\u2060"])("does not come out: %j", (sign) => {
    const hidden = `${KEY.slice(0, 12)}${sign}${KEY.slice(12)}`;
    for (const dirty of [`my key is ${hidden}.`, `${"long ".repeat(20)}${sign}: ${hidden}${sign} it is`]) {
      const clean = text(dirty);
      expect(clean).toBe(dirty.replace(hidden, "[OPENAI_KEY]"));
      expect(text(JSON.stringify({ a: dirty }))).toBe(JSON.stringify({ a: clean }));
    }
    expect(text(`pass${sign}word = "hunter2Xq9"`)).toBe(`pass${sign}word = "[SECRET]"`);
    expect(attributes({ [`my.to${sign}ken`]: "a" })).toEqual({ [`my.to${sign}ken`]: "[REDACTED]" });
    expect(text(`so${sign}ft and zero${sign}`)).toBe(`so${sign}ft and zero${sign}`);
  });
});

describe("parameters whose names say that they are secrets", () => {
  test.each([
    [
      "url.full",
      "https://h.test/a?token=a1&page=2&api_key=b#c",
      "https://h.test/a?token=[REDACTED]&page=2&api_key=[REDACTED]#c",
    ],
    ["url.full", "https://h.test/a?sig=x&pin=12", "https://h.test/a?sig=[REDACTED]&pin=[REDACTED]"],
    ["url.query", "access_token=a&next_token=b", "access_token=[REDACTED]&next_token=b"],
    ["url.query", "user%5Bpassword%5D=a%26b&c=d", "user%5Bpassword%5D=[REDACTED]&c=d"],
    ["url.query", "user%5Bpin%5D=a%3Bb&c=d", "user%5Bpin%5D=[REDACTED]&c=d"],
    ["url.query", "a=b&data=%7B%22pin%22%3A%221234%22%7D&c=d", "a=b&data=%7B%22pin%22%3A%22[REDACTED]%22%7D&c=d"],
    [
      "url.full",
      "https://h.test/?to=https%3A%2F%2Fi.test%2F%3Fpin%3D12%26size%3D1",
      "https://h.test/?to=https%3A%2F%2Fi.test%2F%3Fpin%3D[REDACTED]%26size%3D1",
    ],
    [
      "url.full",
      "https%253A%252F%252Fi.test%252F%253Fpin%253D12",
      "https%253A%252F%252Fi.test%252F%253Fpin%253D[REDACTED]",
    ],
    ["http.target", "/a?Signature=x&size=1", "/a?Signature=[REDACTED]&size=1"],
  ])("%s: %s", (key, dirty, clean) => {
    expect(attributes({ [key]: dirty })).toEqual({ [key]: clean });
    expect(attributes({ [key]: clean })).toEqual({ [key]: clean });
  });
});
