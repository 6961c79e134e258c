import { Buffer } from "node:buffer";

import type { BaggageLimits, BaggagePropagatorOptions } from "@sideband/propagation";
import { BaggagePropagator, validateBaggage } from "@sideband/propagation";
import { expect, test, vi } from "vitest";

import { baggageOf, type Entry, extract, inject } from "./support.ts";

/** An entry that takes so many bytes in the header. */
const sized = (key: string, bytes: number): Entry => [key, "v".repeat(bytes - key.length - 1)];
const many = (count: number): Entry[] => Array.from({ length: count }, (_, index) => [`k${index}`, "v"]);
const keysOf = (header: string | undefined): string[] =>
  header === undefined ? [] : header.split(",").map((member) => member.slice(0, member.indexOf("=")));

/** Both directions have to come to the same: what is sent, and what is taken of a header that holds all. */
const bothWays = (
  entries: readonly Entry[],
  limits?: BaggageLimits,
): { keys: string[]; violations: readonly object[] } => {
  const sent = inject(baggageOf(entries), limits === undefined ? {} : { limits });
  const all = entries.map(
    ([key, value, properties]) => `${key}=${value}${properties === undefined ? "" : `;${properties}`}`,
  );
  const taken = extract(all.join(","), limits === undefined ? {} : { limits });
  expect(taken.entries.map(([key]) => key)).toEqual(keysOf(sent.header));
  expect(taken.violations).toEqual(sent.violations);
  return { keys: keysOf(sent.header), violations: sent.violations };
};

test("180 entries go along, and not one more", () => {
  expect(bothWays(many(180)).violations).toEqual([]);
  const { keys, violations } = bothWays(many(181));
  expect(keys).toHaveLength(180);
  expect(violations).toEqual([{ reason: "too_many_entries", position: 180, bytes: 6, limit: 180 }]);
});

test("8192 bytes go along, the comma counted, and not one more", () => {
  expect(bothWays([sized("a", 4096), sized("b", 4095)]).violations).toEqual([]);
  const { keys, violations } = bothWays([sized("a", 4096), sized("b", 4096)]);
  expect(keys).toEqual(["a"]);
  expect(violations).toEqual([{ reason: "total_too_large", position: 1, bytes: 4096, limit: 8192 }]);
});

test("an entry that does not fit uses up nothing: small ones after it are kept", () => {
  const { keys } = bothWays([sized("a", 4000), sized("b", 4000), sized("c", 4000), sized("d", 190)]);
  expect(keys).toEqual(["a", "b", "d"]);
});

test("properties count as what they take in the header", () => {
  expect(
    bothWays(
      [
        ["a", "1", "p"],
        ["b", "2"],
      ],
      { maxTotalBytes: 9 },
    ).keys,
  ).toEqual(["a", "b"]);
  expect(
    bothWays(
      [
        ["a", "1", "p"],
        ["b", "2"],
      ],
      { maxTotalBytes: 8 },
    ).keys,
  ).toEqual(["a"]);
  expect(inject(baggageOf([["a", "1", "p=é"]]), { limits: { maxEntryBytes: 11 } }).header).toBeUndefined();
  expect(inject(baggageOf([["a", "1", "p=é"]]), { limits: { maxEntryBytes: 12 } }).header).toBe("a=1;p=%C3%A9");
});

test("encoded bytes count, not characters", () => {
  const value = "é".repeat(682);
  const { header, violations } = inject(
    baggageOf([
      ["a", value],
      ["b", value],
      ["c", "1"],
      ["d", ""],
    ]),
  );
  expect(header).toBe(`a=${"%C3%A9".repeat(682)},b=${"%C3%A9".repeat(682)},d=`);
  expect(header).toHaveLength(8192);
  expect(violations).toEqual([{ reason: "total_too_large", position: 2, bytes: 3, limit: 8192 }]);
});

test("W3C: an entry above 4096 bytes goes along within 64 entries and 8192 bytes", () => {
  expect(bothWays([sized("a", 8192)]).violations).toEqual([]);
  expect(bothWays([sized("big", 5000), ...many(63)]).violations).toEqual([]);
});

test("with more than 64 entries it does not, nor before the small ones", () => {
  const { keys, violations } = bothWays([sized("big", 5000), ...many(64)]);
  expect(keys).toEqual(many(64).map(([key]) => key));
  expect(violations).toEqual([{ reason: "entry_too_large", position: 0, bytes: 5000, limit: 4096 }]);
  expect(bothWays([sized("big", 5000), sized("a", 4000), sized("b", 100)]).keys).toEqual(["a", "b"]);
});

test("of several large ones those go along that still fit, in the order of all", () => {
  const { keys, violations } = bothWays([sized("x", 5000), sized("a", 10), sized("y", 5000), sized("b", 10)]);
  expect(keys).toEqual(["x", "a", "b"]);
  expect(violations).toEqual([{ reason: "total_too_large", position: 2, bytes: 5000, limit: 8192 }]);
});

test("a limit of one entry that was set holds always", () => {
  const { keys, violations } = bothWays([sized("a", 101), sized("b", 100)], { maxEntryBytes: 100 });
  expect(keys).toEqual(["b"]);
  expect(violations).toEqual([{ reason: "entry_too_large", position: 0, bytes: 101, limit: 100 }]);
  expect(bothWays([sized("a", 4097)], { maxEntryBytes: 4096 }).keys).toEqual([]);
});

test("more may be allowed than W3C asks for", () => {
  const entries = [...many(300), sized("big", 20_000)];
  expect(bothWays(entries, { maxEntries: 400, maxEntryBytes: 30_000, maxTotalBytes: 40_000 }).violations).toEqual([]);
});

test("a value that alone is too long is not even encoded", () => {
  const value = "é".repeat(10_000);
  const violations = [{ reason: "total_too_large", position: 0, bytes: 10_002, limit: 8192 }];
  expect(
    inject(
      baggageOf([
        ["a", value],
        ["b", "1"],
      ]),
    ),
  ).toEqual({ header: "b=1", violations });
});

test("no memory is taken to encode what alone is too long, whatever one entry may have", () => {
  const alloc = vi.spyOn(Buffer, "alloc");
  try {
    const limits = { maxEntryBytes: Number.MAX_SAFE_INTEGER, maxTotalBytes: 100 };
    expect(inject(baggageOf([["a", "é".repeat(100_000)]]), { limits }).header).toBeUndefined();
    expect(alloc).not.toHaveBeenCalled();
  } finally {
    alloc.mockRestore();
  }
});

/** Members of one key, each of four characters: the value that counts tells how far the header was read. */
const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `a=${String(index).padStart(2, "0")}`);

test.for<[name: string, headers: unknown, maxTotalBytes: number, last: string | undefined, isWhole: boolean]>([
  ["all of one that is as long as that", numbered(9).join(","), 22, "08", true],
  ["a member that ends there is whole", numbered(99).join(","), 22, "08", false],
  ["a member that goes further is not read in part", numbered(99).join(","), 21, "07", false],
  ["commas between headers count", numbered(99), 22, "08", false],
  ["and so do empty headers", [...numbered(8), "", "", "", "", "a=08", "a=09"], 22, "07", false],
  ["a member longer than all that is read", "a=".padEnd(5000, "1"), 22, undefined, false],
  ["white space is read like any other", `a=01,${" ".repeat(50)}a=02`, 22, "01", false],
])("of headers twice the limit is read: %s", ([, headers, maxTotalBytes, last, isWhole]) => {
  const { entries, violations } = extract(headers, { limits: { maxTotalBytes } });
  expect(entries).toEqual(last === undefined ? [] : [["a", last]]);
  const notRead = violations.filter(({ reason }) => reason === "header_too_long");
  expect(notRead).toEqual(isWhole ? [] : [{ reason: "header_too_long", limit: 2 * maxTotalBytes }]);
});

test.for<[limits: object, message: string]>([
  [{ maxEntries: 0 }, "Expected `limits.maxEntries` to be an integer >= 1, got 0"],
  [{ maxEntryBytes: 1.5 }, "Expected `limits.maxEntryBytes` to be an integer >= 1, got 1.5"],
  [{ maxTotalBytes: "8192" }, 'Expected `limits.maxTotalBytes` to be an integer >= 1, got "8192"'],
  [{ maxTotalBytes: Number.POSITIVE_INFINITY }, "Expected `limits.maxTotalBytes` to be an integer >= 1, got Infinity"],
])("a bad limit is refused at construction: %o", ([limits, message]) => {
  expect(() => new BaggagePropagator({ limits })).toThrow(new TypeError(message));
  expect(() => validateBaggage(baggageOf([]), limits)).toThrow(new TypeError(message));
});

test.for<[options: object, message: string]>([
  [{ trust: "yes" }, 'Expected `trust` to be "accept", "restart", { allow: [keys] } or a function, got "yes"'],
  [
    { trust: { allow: "a" } },
    'Expected `trust` to be "accept", "restart", { allow: [keys] } or a function, got an object',
  ],
  [
    { trust: { allow: [1] } },
    'Expected `trust` to be "accept", "restart", { allow: [keys] } or a function, got an object',
  ],
  [{ trust: null }, 'Expected `trust` to be "accept", "restart", { allow: [keys] } or a function, got null'],
  [{ onViolations: 1 }, "Expected `onViolations` to be a function, got 1"],
])("a bad option is refused at construction: %o", ([options, message]) => {
  expect(() => new BaggagePropagator(options as BaggagePropagatorOptions)).toThrow(new TypeError(message));
});
