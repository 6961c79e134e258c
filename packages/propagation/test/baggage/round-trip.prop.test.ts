import { Buffer } from "node:buffer";

import { type Baggage, defaultTextMapGetter, defaultTextMapSetter, ROOT_CONTEXT } from "@opentelemetry/api";
import { BaggagePropagator } from "@sideband/propagation";
import fc from "fast-check";
import { expect, test } from "vitest";

import { baggageOf, type Entry, extract, inject } from "./support.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

// The grammar as the specification writes it, by code points: W3C Baggage, "Definition", and RFC 7230, section 3.2.6.
const token = String.raw`[\x21\x23-\x27\x2A\x2B\x2D\x2E\x30-\x39\x41-\x5A\x5E-\x7A\x7C\x7E]+`;
const octets = String.raw`(?:[\x21\x23\x24\x26-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]|%[0-9A-Fa-f]{2})*`;
const member = `${token}=${octets}(?:;${token}(?:=${octets})?)*`;
const BAGGAGE_STRING = new RegExp(`^${member}(?:,${member})*$`);

const tokens = fc.string({
  unit: fc.constantFrom(...Array.from("!#$%&'*+-.^_`|~0123456789ABCXYZabcxyz")),
  minLength: 1,
  maxLength: 8,
});
const keys = fc.oneof(tokens, fc.constantFrom("__proto__", "constructor", "toString", "1", "0", "-1"));
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...Array.from(' \t,;=%"\\+\r\n\0é€😀\ufeff\ufffda1')), maxLength: 20 }),
);
const encodedOctets = fc.string({
  unit: fc.constantFrom("a", "=", "+", "%20", "%C3%A9", "%ff", "!", "/"),
  maxLength: 6,
});
const properties = fc
  .array(
    fc.oneof(
      tokens,
      fc.tuple(tokens, encodedOctets).map((pair) => pair.join("=")),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.join(";"));
const entries: fc.Arbitrary<Entry[]> = fc.uniqueArray(
  fc.oneof(fc.tuple(keys, text), fc.tuple(keys, text, properties)),
  { selector: ([key]) => key, maxLength: 20, size: "max" },
);

test("what is sent arrives: keys, values, properties and order", () => {
  fc.assert(
    fc.property(entries, (all) => {
      const { header, violations } = inject(baggageOf(all));
      expect(violations).toEqual([]);
      expect(extract(header)).toMatchObject({ entries: all, violations: [] });
      if (header !== undefined) expect(header).toMatch(BAGGAGE_STRING);
    }),
    { numRuns },
  );
});

test("a value is encoded as UTF-8 by Node.js, with nothing encoded that need not be", () => {
  const mustBeEncoded = /[^\x21\x23-\x24\x26-\x2A\x2D-\x3A\x3C-\x5B\x5D-\x7E]/; // the octets without "%" and "+"
  fc.assert(
    fc.property(text, (value) => {
      const bytes = Array.from(Buffer.from(value), (byte) => {
        const character = String.fromCharCode(byte);
        return mustBeEncoded.test(character) ? `%${byte.toString(16).toUpperCase().padStart(2, "0")}` : character;
      });
      expect(inject(baggageOf([["key", value]])).header).toBe(`key=${bytes.join("")}`);
    }),
    { numRuns },
  );
});

const codeUnits = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));
const anything = fc.oneof(text, codeUnits, tokens, properties);

test("whatever the keys, values and properties are: what is sent is well-formed, and counts as many bytes as characters", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anything, anything, anything), { maxLength: 20 }), (all) => {
      const { header } = inject(baggageOf(all));
      if (header === undefined) return;
      expect(header).toMatch(BAGGAGE_STRING);
      expect(Buffer.byteLength(header)).toBe(header.length);
      expect(new Headers({ baggage: header }).get("baggage")).toBe(header);
    }),
    { numRuns },
  );
});

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ",",
      ";",
      "=",
      " ",
      "\t",
      "%",
      "%zz",
      "%ff",
      "%C3",
      "%C3%A9",
      '"',
      "\\",
      "\r\n",
      "\0",
      "a",
      "B",
      "é",
    ),
    fc.nat(0xffff).map((code) => String.fromCharCode(code)),
  ),
  maxLength: 60,
  size: "max",
});

/** A good header, in which pieces were replaced by others. */
const mutated = fc
  .tuple(entries, fc.array(fc.tuple(fc.nat(), fc.nat(3), hostile), { minLength: 1, maxLength: 5 }))
  .map(([all, edits]) =>
    edits.reduce(
      (header, [at, removed, inserted]) => {
        const start = at % (header.length + 1);
        return header.slice(0, start) + inserted + header.slice(start + removed);
      },
      inject(baggageOf(all)).header ?? "",
    ),
  );
const headers = fc.oneof(mutated, hostile, fc.array(fc.oneof(mutated, hostile), { maxLength: 3 }));

/** By one propagator: it may pass a header on as it came. */
const relay = (received: unknown): string | undefined => {
  const propagator = new BaggagePropagator({ onViolations: () => {} });
  const carrier: { baggage?: string } = {};
  const context = propagator.extract(ROOT_CONTEXT, { baggage: received }, defaultTextMapGetter);
  propagator.inject(context, carrier, defaultTextMapSetter);
  return carrier.baggage;
};

test("whatever is received: nothing throws, what is passed on is well-formed, and passing it on again changes nothing", () => {
  fc.assert(
    fc.property(headers, (received) => {
      const first = extract(received);
      if (first.baggage === undefined) return;
      const { header } = inject(first.baggage);
      expect(relay(received)).toBe(header);
      expect(header).toMatch(BAGGAGE_STRING);
      const second = extract(header);
      expect(second.violations).toEqual([]);
      expect(second.entries.map(([key]) => key)).toEqual(first.entries.map(([key]) => key));
      expect(second.entries.map(([, value]) => value)).toEqual(first.entries.map(([, value]) => value.toWellFormed()));
      expect(inject(second.baggage as Baggage).header).toBe(header);
    }),
    { numRuns },
  );
});

test("a well-formed header within the limits is passed on as the same bytes", () => {
  const values = fc.string({
    unit: fc.constantFrom("a", "=", "+", "%20", "%41", "%c3%A9", "%ff", "/", "{"),
    maxLength: 8,
  });
  const members = fc.uniqueArray(fc.oneof(fc.tuple(keys, values), fc.tuple(keys, values, properties)), {
    selector: ([key]) => key,
    minLength: 1,
    maxLength: 20,
    size: "max",
  });
  fc.assert(
    fc.property(members, (all) => {
      const header = all
        .map(([key, value, metadata]) => `${key}=${value}${metadata === undefined ? "" : `;${metadata}`}`)
        .join(",");
      expect(inject(extract(header).baggage as Baggage)).toEqual({ header, violations: [] });
      expect(relay(header)).toBe(header);
    }),
    { numRuns },
  );
});
