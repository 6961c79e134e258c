import fc from "fast-check";
import { expect, test } from "vitest";

import type { Replacer } from "../../src/replace/replacer.ts";
import { kinds } from "./detectors.ts";
import { byLabel, setUp } from "./support.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 1500);

const words = "sk- fx_ fy_ la. zz y ck: :// @ adobe ADOBE alt er : = \" ' . - [ ] aad abc ee 7 s k x.y wx".split(" ");
const pieces = words.concat(
  ["abcdef", "0123456789", "1234 5678 9012 34", "deadbeef", 'adobe_key = "', "adobe-key: ", "mail.xy@host.org"],
  ["wss-wxw://me:pass@", "sk-abcdefgh", "fx_abcdef", "la.abc1", "la.x2y.ab", "zzzyy", "alterbbbbbd", "alteree"],
  [" ", "\n", "\\n", "%3D", "é", "😀", "\ud83d", "\ude00", "@"],
);
const texts = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 4 })), {
  maxLength: 60,
  size: "max",
});
const cuts = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 30, size: "max" });

/** The text in pieces of these lengths, over and over. */
const chunksOf = (text: string, lengths: readonly number[]): string[] => {
  const chunks: string[] = [];
  let at = 0;
  for (let turn = 0; at < text.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    const next = length === 0 && turn % lengths.length === 0 ? 1 : length;
    chunks.push(text.slice(at, at + next));
    at += next;
  }
  return chunks;
};

const replacers: Readonly<Record<string, Replacer>> = {
  label: byLabel,
  // What is left joins its neighbours, and may be something with them.
  remove: () => "",
  // What comes instead is a beginning of something.
  "sk-": () => "sk-",
  mask: (text, { start, end }) => `**${text.slice(start, end).slice(-2)}`,
};

test.each(Object.entries(replacers))(
  "however it is cut, a stream makes of a text what it is as a whole: %s",
  (_, replace) => {
    const { counts, whole, pieces: streamed } = setUp(kinds, { replace });
    fc.assert(
      fc.property(texts, cuts, (parts, lengths) => {
        // What stands in place of a finding begins as data do: it is not at the beginning.
        const text = `so ${parts.join("")}`;
        counts.replaced.length = 0;
        counts.withheld.length = 0;
        const expected = whole(text);
        // What never comes to rest is another test's subject.
        fc.pre(counts.withheld.length === 0);
        const replaced = counts.replaced.splice(0).toSorted();
        const actual = streamed(chunksOf(text, lengths)).join("");
        expect(actual).toBe(expected);
        expect(counts.replaced.toSorted()).toEqual(replaced);
        expect(counts.withheld).toEqual([]);
      }),
      { numRuns },
    );
  },
);
