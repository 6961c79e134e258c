import { describe, expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";

const { text, attributes } = createRedactor();
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
    ['event: m\ndata: {"pin":"1234"}\n\n', 'event: m\ndata: {"pin":"[REDACTED]"}\n\n'],
    ['{"credentials":{"a":"b}","c":["d"]},"e":"f"', '{"credentials":[REDACTED],"e":"f"'],
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

describe("parameters whose names say that they are secrets", () => {
  test.each([
    [
      "url.full",
      "https://h.test/a?token=a1&page=2&api_key=b#c",
      "https://h.test/a?token=[REDACTED]&page=2&api_key=[REDACTED]#c",
    ],
    ["url.full", "https://h.test/a?sig=x&pin=12", "https://h.test/a?sig=[REDACTED]&pin=[REDACTED]"],
    ["url.query", "access_token=a&next_token=b", "access_token=[REDACTED]&next_token=b"],
    ["url.query", "user%5Bpassword%5D=a%26b&c=d", "user%5Bpassword%5D=[REDACTED]%26b&c=d"],
    ["http.target", "/a?Signature=x&size=1", "/a?Signature=[REDACTED]&size=1"],
  ])("%s: %s", (key, dirty, clean) => {
    expect(attributes({ [key]: dirty })).toEqual({ [key]: clean });
    expect(attributes({ [key]: clean })).toEqual({ [key]: clean });
  });
});
