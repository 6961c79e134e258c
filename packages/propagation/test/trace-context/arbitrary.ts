import fc from "fast-check";

const characters = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));

const hex = (length: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...Array.from("0123456789abcdef")), minLength: length, maxLength: length })
    .map((id) => (/^0*$/u.test(id) ? "1".padStart(length, "0") : id));

export const traceId: fc.Arbitrary<string> = hex(32);
export const spanId: fc.Arbitrary<string> = hex(16);

const keyStart = Array.from("abcdefghijklmnopqrstuvwxyz0123456789");

const longest = (unit: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.string({ unit: fc.constantFrom(...unit), maxLength: 8 }), weight: 4 },
    fc.string({ unit: fc.constantFrom(...unit), maxLength, size: "max" }),
  );

const valueCharacters = characters(0x20, 0x7e).filter((character) => !",=".includes(character));

export const key: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...keyStart), longest(keyStart.concat(Array.from("_-*/@")), 255))
  .map(([first, rest]) => first + rest);

export const value: fc.Arbitrary<string> = fc
  .tuple(longest(valueCharacters, 255), fc.constantFrom(...valueCharacters.filter((character) => character !== " ")))
  .map(([rest, last]) => rest + last);

export const member: fc.Arbitrary<readonly [string, string]> = fc.tuple(key, value);

export const header: fc.Arbitrary<string> = fc
  .array(member, { maxLength: 34, size: "max" })
  .map((members) => members.map(([key, value]) => `${key}=${value}`).join(","));
