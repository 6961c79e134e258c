import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { EventDecoder } from "../../src/client/event-decoder.ts";

const decode = (pieces: readonly Uint8Array[]): readonly string[] => {
  const decoder = new EventDecoder();
  return pieces.flatMap((piece) => decoder.push(piece));
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes, cut at these places. */
const cut = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
  const ends = [...places.map((place) => Math.min(place, bytes.length)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
};

const line = fc.string({ unit: "grapheme" }).filter((text) => !/[\r\n]/.test(text));

describe("the events in the bytes of a body", () => {
  it("are those that were sent, wherever the bytes are cut and however lines end", () => {
    const events = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 5 });
    const end = fc.constantFrom("\n", "\r\n", "\r");
    fc.assert(
      fc.property(events, end, fc.array(fc.nat({ max: 400 })), (sent, eol, places) => {
        const text = sent
          .map((data) => [": comment", "event: message", ...data.map((each) => `data: ${each}`), "", ""].join(eol))
          .join("");
        // A body whose last line ends with a carriage return alone may go on with the other half of it.
        expect(decode(cut(bytesOf(`${text}${eol}:`), places))).toEqual(sent.map((data) => data.join("\n")));
      }),
    );
  });

  it("are found in time that grows with the bytes, however long a line is", () => {
    const piece = bytesOf("a".repeat(2 ** 16));
    const pieces = Array.from({ length: 1600 }, () => piece);
    expect(decode([bytesOf("data: "), ...pieces, bytesOf("\n\n")]).map(({ length }) => length)).toEqual([
      1600 * 2 ** 16,
    ]);
  });

  it.each([
    ["data:no space\n\n", ["no space"]],
    ["data: \n\n", [""]],
    ["data\n\n", [""]],
    ["event: ping\ndata: {}\n\ndata: 1\n\n", ["1"]],
    ["event: message\n\n\n\n", []],
    ["id: 7\nretry: 5\ndata: 1\n\n", ["1"]],
    ["data: not complete", []],
    ["", []],
  ])("of %j are %j", (text, events) => {
    expect(decode([bytesOf(text)])).toEqual(events);
  });
});
