import { type CharacterSet, complementOf, intersect, rangesOf } from "./character-set.ts";
import { parseExpression } from "./parse-expression.ts";
import type { SyntaxNode } from "./syntax-tree.ts";

/** Says a whole number: at least 0, less than `max`. */
export interface Pick {
  (max: number): number;
}

/** Lookarounds and `\b` are not obeyed but hoped for: so often. */
const MAX_TRIES = 1000;

/** Repetitions are made no longer than they have to be and so many more. */
const MAX_MORE = 12;

const PRINTABLE: CharacterSet = [33, 126];

/** Neither end of text nor half of a pair. */
const SURROGATES: CharacterSet = [0xd800, 0xdfff];

const pickCharacter = (set: CharacterSet, pick: Pick): string => {
  const printable = intersect(set, PRINTABLE);
  const whole = printable.length > 0 ? printable : intersect(set, complementOf(SURROGATES, 0x10ffff));
  const ranges = rangesOf(whole);
  let index = pick(ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0));
  for (const [first, last] of ranges) {
    const size = last - first + 1;
    if (index < size) return String.fromCodePoint(first + index);
    index -= size;
  }
  return "";
};

const write = (node: SyntaxNode, pick: Pick): string => {
  switch (node.type) {
    case "characters":
      return pickCharacter(node.set(), pick);
    case "sequence":
      return node.parts.map((part) => write(part, pick)).join("");
    case "choice": {
      const option = node.options[pick(node.options.length)];
      return option === undefined ? "" : write(option, pick);
    }
    case "group":
      return write(node.body, pick);
    case "repeat": {
      const count = node.min + pick(Math.min(node.max - node.min, MAX_MORE) + 1);
      return Array.from({ length: count }, () => write(node.body, pick)).join("");
    }
    default:
      return "";
  }
};

/**
 * A text that an expression matches from its beginning.
 *
 * @throws TypeError if it is not understood, or none is found: with lookarounds that hardly any text satisfies.
 */
export const sampleOf = (expression: RegExp, pick: Pick): string => {
  const tree = parseExpression(expression);
  const sticky = new RegExp(expression.source, `${expression.flags.replaceAll(/[gyd]/g, "")}y`);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const sample = write(tree, pick);
    sticky.lastIndex = 0;
    if (sticky.test(sample)) return sample;
  }
  throw new TypeError(`Expected an expression that some text is easily made for, got /${expression.source}/`);
};
