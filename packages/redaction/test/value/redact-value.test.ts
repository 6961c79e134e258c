import { expect, test } from "vitest";

import { CUT_MARKER } from "../../src/limit/cut-text.ts";
import { redactValue } from "../../src/value/redact-value.ts";
import { namedDetector, redactionOf, TOKEN, type TestRedaction } from "../value/support.ts";

const clean = (value: unknown, key = "app.data", redaction: TestRedaction = redactionOf()): unknown =>
  redactValue(redaction, redaction.keys.facts(key), value, "attribute");

class Point {
  x = TOKEN;
  #hidden = TOKEN;
  toString(): string {
    return this.#hidden;
  }
}

test.for([
  ["text", `a ${TOKEN}`, "a [TEST_TOKEN]"],
  ["text of JSON", `["${TOKEN}"]`, '["[TEST_TOKEN]"]'],
  ["a number", 777123456789, 0],
  ["a small number", 777, 777],
  ["a fraction", 777123456789.25, 777123456789.25],
  ["no number", Number.NaN, Number.NaN],
  ["an integer without bounds", 777123456789n, 0n],
  ["another", 12n, 12n],
  ["a boolean", true, true],
  ["nothing", null, null],
  ["undefined", undefined, undefined],
  ["a function", () => TOKEN, undefined],
  ["a symbol", Symbol(TOKEN), undefined],
  ["a list", ["a", TOKEN, 777123456789, 5], ["a", "[TEST_TOKEN]", 0, 5]],
  ["a list of lists", [[TOKEN, [null]], true], [["[TEST_TOKEN]", [null]], true]],
  ["an object", { a: { b: TOKEN }, [TOKEN]: "c" }, { a: { b: "[TEST_TOKEN]" }, "[TEST_TOKEN]": "[REDACTED]" }],
  ["an instance", new Point(), { x: "[TEST_TOKEN]" }],
  [
    "a map",
    new Map<unknown, unknown>([
      ["password", "p"],
      [TOKEN, 1],
      [5, TOKEN],
    ]),
    new Map<unknown, unknown>([
      ["password", "[REDACTED]"],
      ["[TEST_TOKEN]", 0],
      [5, "[TEST_TOKEN]"],
    ]),
  ],
  ["a set", new Set([TOKEN, "a"]), new Set(["[TEST_TOKEN]", "a"])],
  ["a date", new Date(86_400_000), new Date(86_400_000)],
  ["a URL", new URL(`https://x.test/?q=${TOKEN}`), new URL("https://x.test/?q=[TEST_TOKEN]")],
  ["an expression", new RegExp(TOKEN), "/[TEST_TOKEN]/"],
  ["a boxed text", new String(TOKEN), "[TEST_TOKEN]"],
  ["what says what it is as JSON", { toJSON: () => ({ token: TOKEN }) }, { token: "[REDACTED]" }],
])("cleans %s", ([, dirty, expected]) => {
  const redaction = redactionOf();
  expect(clean(dirty, "app.data", redaction)).toEqual(expected);
  expect(redaction.record.withheldFor).toEqual({});
});

test("what stands under a key that gives it away is nothing of its type", () => {
  const secret = {
    a: "x",
    b: 5,
    c: 5n,
    d: [true, null, { e: "y" }],
    f: new Uint8Array([1]),
    g: new Date(5),
    h: "",
    i: new Map([["j", "z"]]),
  };
  expect(clean({ Credentials: secret }, "app.data")).toEqual({
    Credentials: {
      a: "[REDACTED]",
      b: 0,
      c: 0n,
      d: [true, null, { e: "[REDACTED]" }],
      f: new Uint8Array(0),
      g: new Date(0),
      h: "",
      i: new Map([["j", "[REDACTED]"]]),
    },
  });
  expect(clean(["a", 1], "api_key")).toEqual(["[REDACTED]", 0]);
  expect(clean('{"a":1}', "api_key")).toBe("[REDACTED]");
});

test("an error stays one: message, name, stack, cause and what else it has", () => {
  const cause = new TypeError(`cause ${TOKEN}`);
  const error = Object.assign(new AggregateError([new Error(TOKEN)], `message ${TOKEN}`, { cause }), {
    code: 7,
    password: "p",
  });
  const copy = clean(error) as AggregateError & { code: number };
  expect(copy).toBeInstanceOf(Error);
  expect(copy).not.toBe(error);
  expect(copy.name).toBe("AggregateError");
  expect(copy.message).toBe("message [TEST_TOKEN]");
  expect(copy.stack).toContain("message [TEST_TOKEN]");
  expect(copy.stack).not.toContain(TOKEN);
  expect((copy.cause as Error).message).toBe("cause [TEST_TOKEN]");
  expect((copy.errors[0] as Error).message).toBe("[TEST_TOKEN]");
  expect(Object.entries(copy)).toEqual([
    ["code", 7],
    ["password", "[REDACTED]"],
  ]);
  const withoutStack = new Error("x");
  delete withoutStack.stack;
  expect((clean(withoutStack) as Error).stack).toBeUndefined();
});

test("bytes stay bytes of their kind, without those in which a text is found", () => {
  for (const encoding of ["latin1", "utf8", "utf16le"] as const) {
    const redaction = redactionOf();
    expect(clean(Buffer.from(`\u00e9 ${TOKEN}`, encoding), "app.data", redaction)).toEqual(Buffer.alloc(0));
    expect(redaction.record.replacedBy).toEqual({ "test-token": 1 });
  }
  for (const bytes of [
    new Uint8Array([1, 2, 3]),
    Buffer.from("plain"),
    new Float64Array([1.5, Number.NaN]),
    new Int16Array([-1, 5]).subarray(1),
    new BigUint64Array([5n]),
    new Uint8Array([1, 2]).buffer,
  ]) {
    const copy = clean(bytes);
    expect(copy).toEqual(bytes);
    expect(copy).not.toBe(bytes);
    expect(Object.prototype.toString.call(copy)).toBe(Object.prototype.toString.call(bytes));
  }
  const view = new DataView(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2);
  const copy = clean(view) as DataView;
  expect([copy.byteLength, copy.getUint8(0)]).toEqual([2, 2]);
});

test("bytes are held to the limit, in whole elements", () => {
  const redaction = redactionOf({ maxValueLength: 10 });
  expect(clean(new Uint8Array(30), "app.data", redaction)).toEqual(new Uint8Array(10));
  expect(clean(new Float64Array(30), "app.data", redaction)).toEqual(new Float64Array(1));
  expect(clean(Buffer.from(`xxxxx${TOKEN}`), "app.data", redaction)).toEqual(Buffer.alloc(0));
  expect(redaction.record.cuts).toBe(2);
});

test("copies are deep: what is changed later does not come in", () => {
  const value = { a: [{ b: "c" }], m: new Map([["k", ["v"]]]), d: new Date(5), u: new Uint8Array([1]) };
  const copy = clean(value) as typeof value;
  value.a[0]!.b = TOKEN;
  value.m.get("k")!.push(TOKEN);
  value.d.setTime(7);
  value.u[0] = 9;
  expect(copy).toEqual({ a: [{ b: "c" }], m: new Map([["k", ["v"]]]), d: new Date(5), u: new Uint8Array([1]) });
});

test("circles, depth and what throws are withheld, and the rest is not", () => {
  const circle: Record<string, unknown> = { a: "x" };
  circle["self"] = circle;
  const redaction = redactionOf();
  expect(clean(circle, "app.data", redaction)).toEqual({ a: "x", self: "[WITHHELD]" });
  const shared = { b: 1 };
  expect(clean([shared, shared, [shared]], "app.data", redaction)).toEqual([{ b: 1 }, { b: 1 }, [{ b: 1 }]]);

  let deep: unknown = "bottom";
  for (let depth = 0; depth < 63; depth += 1) deep = [deep];
  expect(JSON.stringify(clean(deep, "app.data", redaction))).toContain("bottom");
  expect(JSON.stringify(clean([[deep]], "app.data", redaction))).toContain('["[WITHHELD]"]');

  const throwing = {
    a: 1,
    get b(): string {
      throw new Error(TOKEN);
    },
  };
  const gone = Proxy.revocable({}, {});
  gone.revoke();
  const value = {
    throwing,
    gone: gone.proxy,
    list: [gone.proxy],
    json: { toJSON: () => JSON.parse("") as unknown },
    last: "x",
  };
  expect(clean(value, "app.data", redaction)).toEqual({
    throwing: { a: 1, b: "[WITHHELD]" },
    gone: "[WITHHELD]",
    list: ["[WITHHELD]"],
    json: "[WITHHELD]",
    last: "x",
  });
  expect(redaction.record.withheldFor).toEqual({ unreadable: 5, too_deep: 1 });
});

test("lists whose items throw or change are read once more with care", () => {
  const list = ["a", "b"];
  Object.defineProperty(list, 1, {
    get: () => {
      throw new Error(TOKEN);
    },
  });
  expect(clean(list)).toEqual(["a", "[WITHHELD]"]);
});

test("endless values end", () => {
  const endless: object = new Proxy([] as object[], {
    get: (target, key) =>
      key === "length" ? 1e9 : typeof key === "string" && /^\d/.test(key) ? endless : Reflect.get(target, key),
  });
  const redaction = redactionOf();
  clean([1, Object.assign([], { length: 1e9 })], "app.data", redaction);
  clean(
    { a: Object.fromEntries(Array.from({ length: 70_000 }, (_, index) => [`k${index}`, index])) },
    "app.data",
    redaction,
  );
  expect(redaction.record.cuts).toBe(2);
  const copy = clean(endless, "app.data", redaction) as unknown[];
  expect(copy.length).toBeLessThanOrEqual(65_536);
});

test("keys of every object are keys like others", () => {
  const value = JSON.parse('{"__proto__":{"polluted":1},"constructor":1,"toString":2}') as object;
  const copy = clean(value) as object;
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  expect(Object.keys(copy)).toEqual(["__proto__", "constructor", "toString"]);
  expect((copy as { polluted?: number }).polluted).toBeUndefined();
});

test("keys that are the same once clean are told apart", () => {
  expect(clean({ "a@x.test": 1, "b@x.test": 2, "[MAIL]": 3 })).toEqual({ "[MAIL]": 1, "[MAIL]_2": 2, "[MAIL]_3": 3 });
});

test("each text is held to the limit of its key, and all together to that of content, the longest first", () => {
  const redaction = redactionOf({ maxValueLength: 50, maxContentLength: 100 });
  const copy = clean({ a: "x".repeat(60), b: ["y".repeat(60), "z".repeat(40), "w"] }, "app.data", redaction) as {
    a: string;
    b: string[];
  };
  const texts = [copy.a, ...copy.b];
  expect(texts.join("").length + 2).toBeLessThanOrEqual(100);
  expect(copy.a).toBe(`${"x".repeat(18)}${CUT_MARKER}`);
  expect(copy.b).toEqual([`${"y".repeat(18)}${CUT_MARKER}`, `${"z".repeat(18)}${CUT_MARKER}`, "w"]);
  expect(redaction.record.cuts).toBe(1);
  expect(clean(["x".repeat(60), "ok"], "app.data", redaction)).toEqual([`${"x".repeat(36)}${CUT_MARKER}`, "ok"]);
  expect(redaction.record.cuts).toBe(2);
});

test("a short text that came before is not looked at again, and never one in which something was found", () => {
  const redaction = redactionOf();
  for (let round = 0; round < 3; round += 1) {
    expect(clean("plain", "app.data", redaction)).toBe("plain");
    expect(clean(TOKEN, "app.data", redaction)).toBe("[TEST_TOKEN]");
    expect(clean("other", "app.data", redaction)).toBe("other");
  }
  expect(redaction.record.replacedBy).toEqual({ "test-token": 3 });
  expect(redaction.keys.facts("app.data").seen).toEqual({ latest: "other", previous: "plain" });
});

test("a key tells what its value is, at whatever depth", () => {
  const secret = "0123456789abcdef";
  const redaction = redactionOf();
  expect(clean(secret, "app.data", redaction)).toBe(secret);
  expect(clean(secret, "app.acme.main", redaction)).toBe("[ACME_KEY]");
  expect(clean(`${secret} ${TOKEN}`, "acme", redaction)).toBe("[ACME_KEY] [TEST_TOKEN]");
  expect(clean([secret, "x"], "acme", redaction)).toEqual(["[ACME_KEY]", "x"]);
  expect(clean({ a: secret, acme: secret, b: { c: secret, "my-acme-main": [secret] } }, "app.data", redaction)).toEqual(
    {
      a: secret,
      acme: "[ACME_KEY]",
      b: { c: secret, "my-acme-main": ["[ACME_KEY]"] },
    },
  );
  expect(clean(`x ${secret}`, "acme", redaction)).toBe(`x ${secret}`);
  expect(clean("[ACME_KEY]", "acme", redaction)).toBe("[ACME_KEY]");
  expect(redaction.record.replacedBy).toEqual({ "acme-key": 5, "test-token": 1 });
});

test("what takes too long is withheld: JSON as a whole, of what is nested the rest", () => {
  let now = 0;
  const redaction = redactionOf({ nowMs: () => (now += 1), maxTimeMs: 50 });
  const texts = Array.from({ length: 2000 }, (_, index) => `${TOKEN}\n${index}`);
  expect(clean(JSON.stringify(texts), "app.data", redaction)).toBe('"[WITHHELD]"');
  expect(redaction.record.withheldFor).toEqual({ time_budget: 1 });
  const copy = clean(texts, "app.data", redaction) as string[];
  expect(copy[0]).toBe("[TEST_TOKEN]\n0");
  expect(copy).toHaveLength(2000);
  expect(copy.at(-1)).toBe("[WITHHELD]");
  expect(JSON.stringify(copy)).not.toContain(TOKEN);
});

test("of a text beside its key nothing is looked at but the key, and what it says of the text", () => {
  const tried: string[] = [];
  const find = (text: string, { start }: { start: number }): undefined => void tried.push(`${start} ${text}`);
  const redaction = redactionOf({ detectors: [{ name: "x", label: "X", keywords: ["acme"], find, maxLength: 8 }] });
  clean("some acme", "acme", redaction);
  expect(tried).toEqual(["0 acme", "0 acme=some acme", "5 some acme"]);
});

test("what there is no time to look at beside its key is withheld", () => {
  let now = 0;
  // What looks so far costs a look at the clock each time it is tried.
  const costly = { name: "costly", label: "COSTLY", keywords: ["acme"], find: () => undefined, maxLength: 1 << 16 };
  const redaction = redactionOf({ detectors: [costly], nowMs: () => (now += 1), maxTimeMs: 0.5 });
  // The key is one more that is looked at, so that the clock is looked at twice.
  const text = "acme and more";
  expect(clean(text, "other", redaction)).toBe(text);
  expect(clean(text, "acme", redaction)).toBe("[WITHHELD]");
  expect(redaction.record.withheldFor).toEqual({ time_budget: 1 });
});

test("of names that there is no time to clean nothing is kept, and that is counted", () => {
  let now = 0;
  const redaction = redactionOf({ nowMs: () => (now += 1), maxTimeMs: 50 });
  const members = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`${TOKEN} ${index}`, index]));
  const copy = clean(members, "app.data", redaction) as object;
  expect(Object.keys(copy).length).toBeLessThan(4000);
  expect(JSON.stringify(copy)).not.toContain(TOKEN);
  expect(redaction.record.cuts).toBe(1);
});

test("of what is many times too long the end is left out", () => {
  const redaction = redactionOf({ maxContentLength: 4096 });
  const copy = clean(
    Array.from({ length: 100 }, () => "x".repeat(4000)),
    "app.data",
    redaction,
  ) as string[];
  expect(copy.length).toBeLessThan(10);
  expect(copy.join("").length).toBeLessThanOrEqual(4096);
  expect(redaction.record.cuts).toBe(1);
});

test("of what is found across a key and its value the value's part is replaced", () => {
  const wide = { name: "wide", label: "WIDE", keywords: ["wide="], expression: /wide=.{6}/, inWord: true };
  const redaction = redactionOf({ detectors: [wide, namedDetector] });
  expect(clean("abcdefgh", "acme.wide", redaction)).toBe("[WIDE]gh");
  expect(clean("0123456789abcdef", "acme.wide", redaction)).toBe("[WIDE]");
  expect(clean({ "acme.wide": "0123456789abcdef" }, "app.data", redaction)).toEqual({ "acme.wide": "[WIDE]" });
});

test("a label that does not fit leaves nothing, and is not made anew", () => {
  const redaction = redactionOf({ maxValueLength: 9, maxContentLength: 9, redactPrompts: true });
  expect(clean("secret", "api_key", redaction)).toBe("");
  expect(clean("[REDACTED]", "api_key", redaction)).toBe("");
  expect(clean("prompt", "input.value", redaction)).toBe("[CONTENT]");
  expect(clean("[CONTENT]", "input.value", redaction)).toBe("[CONTENT]");
  expect(redaction.record.replacedBy).toEqual({ key: 2, content: 1 });
});
