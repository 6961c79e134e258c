import fc from "fast-check";
import { expect, test } from "vitest";

import { arbitraryExpression, arbitraryText } from "./arbitrary-expression.ts";
import { BacktrackingMatcher, charactersIn } from "./backtracking-matcher.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 3000);

/** Where the engine's match ends, in the characters that the expression sees. */
const engineMatch = (expression: RegExp, characters: readonly number[], at: number): number | undefined => {
  const sticky = new RegExp(expression.source, `${expression.flags}y`);
  const units = (count: number): number => String.fromCodePoint(...characters.slice(0, count)).length;
  sticky.lastIndex = units(at);
  const match = sticky.exec(String.fromCodePoint(...characters));
  return match === null ? undefined : at + charactersIn(match[0], expression.unicode).length;
};

test("an expression taken apart matches what the engine matches, at every place", () => {
  fc.assert(
    fc.property(arbitraryExpression, arbitraryText, (expression, text) => {
      const matcher = new BacktrackingMatcher(expression, 100_000);
      const characters = charactersIn(text, expression.unicode);
      for (let at = 0; at <= characters.length; at += 1) {
        let ours: number | undefined;
        try {
          ours = matcher.matchAt(characters, at);
        } catch (error) {
          if (error instanceof RangeError) return;
          throw error;
        }
        expect([expression, text, at, ours]).toEqual([expression, text, at, engineMatch(expression, characters, at)]);
      }
    }),
    { numRuns },
  );
});

const everyCharacter = (): string[] => {
  const characters: string[] = [];
  for (let character = 0; character <= 0x1ffff; character += 1)
    if (character < 0xd800 || character > 0xdfff) characters.push(String.fromCodePoint(character));
  return characters;
};

test.each([
  /\w/iu,
  /\W/iu,
  /[^\W]/iu,
  /\s/,
  /\S/u,
  /./,
  /./u,
  /[k-s]/i,
  /[k-s]/iu,
  /[^k-s]/iu,
  /[Α-ω]/i,
  /[Α-ω]/iu,
  /ß/iu,
  /ΐ/iu,
  /\p{Lu}/u,
  /\p{Lu}/iu,
  /\P{Lu}/u,
  /[^\p{L}\d]/u,
  /µ/i,
  /ı/i,
  /İ/iu,
  /[\u{10400}-\u{10410}]/iu,
  /\ud83d\ude00/u,
  /[😀-😂]/u,
  /ﬅ/iu,
  /[ǅ]/i,
  /[ǅ]/iu,
  /[а-я]/i,
])("%s stands for the same characters as in the engine", (expression) => {
  const matcher = new BacktrackingMatcher(expression);
  const anchored = new RegExp(`^(?:${expression.source})$`, expression.flags);
  const differing = everyCharacter().filter((character) => {
    const characters = charactersIn(character, expression.unicode);
    return (matcher.matchAt(characters, 0) === characters.length) !== anchored.test(character);
  });
  expect(differing).toEqual([]);
});
