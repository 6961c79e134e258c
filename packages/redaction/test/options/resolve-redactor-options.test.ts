import { expect, test } from "vitest";

import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import type { Detector } from "../../src/detector/detector.ts";
import type { RedactorOptions } from "../../src/redactor-options.ts";
import { resolveRedactorOptions } from "../../src/resolve-redactor-options.ts";

const detector = (name: string, fields: Partial<Detector> = {}): Detector => ({
  name,
  label: "OWN",
  keywords: ["own-"],
  expression: /own-\d{4}/,
  ...fields,
});

const SECRET_KEY = "correct-horse-battery-staple-0123456789";

const resolve = (options: unknown): ReturnType<typeof resolveRedactorOptions> =>
  resolveRedactorOptions(options as RedactorOptions);

test("the defaults are those that are documented", () => {
  const { modeOf, nowMs, ...others } = resolveRedactorOptions({});
  expect(others).toEqual({
    detectors: builtInDetectors(),
    keys: [],
    allow: [],
    maxValueLength: 4096,
    maxContentLength: 131_072,
    hmacKey: undefined,
    redactPrompts: false,
    redactCompletions: false,
    maxTimeMs: 100,
    maxScanLength: 16_777_216,
    counters: undefined,
  });
  expect(modeOf(detector("any"))).toBe("label");
  expect(nowMs()).toBeLessThanOrEqual(performance.now());
});

test("what is given is taken", () => {
  const counters = new SharedArrayBuffer(8);
  const nowMs = (): number => 7;
  const options: RedactorOptions = {
    detectors: [detector("own")],
    keys: ["member_no"],
    allow: ["a@example.com", /.{1,40}@example\.org/],
    maxValueLength: 1,
    maxContentLength: 2,
    hmacKey: SECRET_KEY,
    redactPrompts: true,
    redactCompletions: true,
    maxTimeMs: 0.5,
    maxScanLength: 3,
    counters,
    nowMs,
  };
  const { modeOf, ...others } = resolveRedactorOptions(options);
  expect(others).toEqual({ ...options, hmacKey: new TextEncoder().encode(SECRET_KEY) });
  expect(modeOf(detector("own"))).toBe("label");
});

test.each([
  [{ detector: [] }, 'Expected no option `detector`; did you mean "detectors"?'],
  [{ redactPrompt: true }, 'did you mean "redactPrompts"?'],
  [{ somethingElseAltogether: 1 }, "Expected no option `somethingElseAltogether`"],
  [undefined, "Expected `options` to be an object"],
  [[], "Expected `options` to be an object, got an array"],
  [{ detectors: "all" }, "Expected `detectors` to be an array of detectors"],
  [{ detectors: [{}] }, "Expected `detector.name`"],
  [{ detectors: [undefined] }, "Expected `detector` to be an object"],
  [{ detectors: [[detector("own")]] }, "Expected `detectors[0]` to be a detector (spread lists"],
  [{ detectors: [detector("own", { expression: /own-.*/ })] }, "own: Expected an expression with an end"],
  [{ detectors: [detector("own"), detector("own")] }, 'detectors with different names, got "own twice"'],
  [{ detectors: [detector("own-number")], disable: ["own-numbr"] }, 'got "own-numbr"; did you mean "own-number"?'],
  [{ disable: ["ip"] }, 'got "ip"; did you mean "ip-address"?'],
  [{ disable: ["SSN"] }, 'did you mean "us-ssn"?'],
  [{ disable: ["openai"] }, 'did you mean "openai-api-key"?'],
  [{ disable: "own" }, "an array of detectors' names"],
  [{ disable: [1] }, "Expected `disable` to be the name of a detector, got 1"],
  [{ mode: "hash" }, 'Expected `mode` to be "label", "mask", "hmac", "remove", got "hash"'],
  [{ mode: null }, "Expected `mode`"],
  [{ mode: ["label"] }, "Expected `mode`"],
  [{ detectors: [detector("own-number")], mode: { "own-nmber": "mask" } }, 'did you mean "own-number"?'],
  [{ mode: { defalt: "mask" } }, 'did you mean "default"?'],
  [{ mode: { default: "masked" } }, "Expected `mode.default`"],
  [{ mode: "hmac" }, 'Expected `hmacKey` to be at least 32 bytes with mode "hmac", got none'],
  [{ detectors: [detector("own", { mode: "hmac" })] }, "Expected `hmacKey`"],
  [{ hmacKey: "x".repeat(31) }, "Expected `hmacKey` to be at least 32 bytes, got 31"],
  [{ hmacKey: new Uint8Array(31) }, "got 31"],
  [{ hmacKey: 5 }, "Expected `hmacKey` to be a string or bytes"],
  [{ keys: "member_no" }, "Expected `keys` to be an array of names"],
  [{ keys: ["a", ""] }, "Expected `keys[1]` to be a name with a letter or digit, got a string"],
  [{ keys: ["__"] }, "a name with a letter or digit"],
  [{ allow: "a" }, "Expected `allow` to be an array of values and expressions, got a string"],
  [{ allow: null }, "Expected `allow` to be an array of values and expressions, got null"],
  [{ allow: ["a", ""] }, "Expected `allow[1]` to be a value, which is not empty, or an expression"],
  [{ allow: [5] }, "got a number"],
  [{ allow: ["a", /a*/] }, "allow[1]: Expected an expression with an end, got it: use {0,200} in place of *"],
  [{ allow: [/a|/] }, "matches the empty text"],
  [{ allow: [/(?:a{1,20}){1,20}/] }, "needs little backtracking"],
  [{ maxValueLength: 0 }, "Expected `maxValueLength` to be an integer >= 1, got 0"],
  [{ maxContentLength: 1.5 }, "Expected `maxContentLength`"],
  [{ maxScanLength: "1" }, "Expected `maxScanLength`"],
  [{ maxTimeMs: 0 }, "Expected `maxTimeMs` to be a number > 0, got 0"],
  [{ maxTimeMs: Number.NaN }, "Expected `maxTimeMs`"],
  [{ redactPrompts: "yes" }, "Expected `redactPrompts` to be a boolean"],
  [{ redactCompletions: 1 }, "Expected `redactCompletions` to be a boolean"],
  [{ nowMs: 1 }, "Expected `nowMs` to be a function"],
  [{ counters: new ArrayBuffer(8) }, "Expected `counters` to be memory made by `sharedCounters()`"],
])("%o is refused: %s", (options, complaint) => {
  expect(() => resolve(options)).toThrow(TypeError);
  expect(() => resolve(options)).toThrow(complaint);
});

test.each([
  { hmacKey: "hunter2hunter2" },
  { hmacKey: ["hunter2hunter2"] },
  { keys: "hunter2hunter2" },
  { keys: ["a", { hunter2: 1 }] },
  { allow: "hunter2hunter2" },
  { allow: [/hunter2.*/i] },
  { allow: [/(?:hunter2|(?:a{1,20}){1,20})/iu] },
])("what may be secret is not said, whatever is wrong with it: %#", (options) => {
  expect(() => resolve(options)).toThrow(expect.not.objectContaining({ message: expect.stringContaining("hunter2") }));
});

test("the key's bytes are a copy, and those of a text in UTF-8", () => {
  const bytes = new Uint8Array(32).fill(1);
  const { hmacKey } = resolveRedactorOptions({ hmacKey: bytes });
  bytes.fill(2);
  expect(hmacKey).toEqual(new Uint8Array(32).fill(1));
  expect(resolveRedactorOptions({ hmacKey: "é".repeat(16) }).hmacKey).toHaveLength(32);
});

test("a mode for all goes before each detector's own", () => {
  const { modeOf } = resolveRedactorOptions({ mode: "mask" });
  expect(modeOf(detector("own", { mode: "remove" }))).toBe("mask");
});

test("modes by name go before the default, which goes before each detector's own", () => {
  const detectors = [detector("first"), detector("second", { mode: "remove" }), detector("third", { mode: "remove" })];
  const modesWith = (mode: RedactorOptions["mode"]): string[] => {
    const options: RedactorOptions = mode === undefined ? { detectors } : { detectors, mode };
    return detectors.map(resolveRedactorOptions(options).modeOf);
  };
  expect(modesWith(undefined)).toEqual(["label", "remove", "remove"]);
  expect(modesWith({ second: "mask" })).toEqual(["label", "mask", "remove"]);
  expect(modesWith({ second: "label", default: "mask" })).toEqual(["mask", "label", "mask"]);
});

test("what is disabled is left out, and needs no key", () => {
  const detectors = [detector("first"), detector("second", { mode: "hmac" })];
  const resolved = resolveRedactorOptions({ detectors, disable: ["second"] });
  expect(resolved.detectors.map(({ name }) => name)).toEqual(["first"]);
});

test("a detector may be called default, and goes by the default", () => {
  const detectors = [detector("default")];
  expect(resolveRedactorOptions({ detectors, mode: { default: "mask" } }).modeOf(detectors[0] as Detector)).toBe(
    "mask",
  );
});

test("built-in detectors are taken one by one as well, and a copy of one is vetted", () => {
  const some = builtInDetectors().filter((_detector, index) => index % 10 === 0);
  expect(resolveRedactorOptions({ detectors: some }).detectors).toEqual(some);
  const [first] = some;
  expect(() => resolve({ detectors: [{ ...first, label: "" }] })).toThrow("capitals");
});
