import { contains } from "./character-set.ts";
import { parseExpression } from "./parse-expression.ts";
import type { CharactersNode, SyntaxNode } from "./syntax-tree.ts";

/** How much of a text a part of an expression has to do with, in UTF-16 units. */
export interface Extent {
  /** What it matches at least. */
  readonly min: number;
  /** What it matches at most. */
  readonly max: number;
  /** What it looks at, from where it is tried. */
  readonly ahead: number;
  /** What it looks at before where it is tried. */
  readonly behind: number;
}

/** The complaint about `*`, `+` and `{1,}`. */
export const unbounded = ({ source }: RegExp): TypeError =>
  new TypeError(
    `Expected an expression with an end, got /${source}/: use {0,200} in place of *, {1,200} in place of + or {1,}`,
  );

const FIRST_HIGH_SURROGATE = 0xd800;
const LAST_HIGH_SURROGATE = 0xdbff;

/** A character beyond U+FFFF takes two units, and a lone high surrogate is one only if no low one follows. */
const widthOf = (node: CharactersNode, unicode: boolean): number => {
  if (!unicode) return 1;
  const set = node.set();
  const last = set.at(-1) ?? 0;
  if (last > 0xffff) return 2;
  for (let unit = FIRST_HIGH_SURROGATE; last >= unit && unit <= LAST_HIGH_SURROGATE; unit += 1)
    if (contains(set, unit)) return 2;
  return 1;
};

const NONE: Extent = { min: 0, max: 0, ahead: 0, behind: 0 };

const sequenceExtent = (parts: readonly SyntaxNode[], unicode: boolean): Extent => {
  let { min, max, ahead, behind } = NONE;
  for (const part of parts) {
    const extent = extentOf(part, unicode);
    ahead = Math.max(ahead, max + extent.ahead);
    behind = Math.max(behind, extent.behind);
    min += extent.min;
    max += extent.max;
  }
  return { min, max, ahead, behind };
};

/** Infinite where there is no bound. */
const extentOf = (node: SyntaxNode, unicode: boolean): Extent => {
  switch (node.type) {
    case "characters": {
      const width = widthOf(node, unicode);
      return { min: 1, max: width, ahead: width, behind: 0 };
    }
    case "group":
      return extentOf(node.body, unicode);
    case "sequence":
      return sequenceExtent(node.parts, unicode);
    case "choice": {
      const extents = node.options.map((option) => extentOf(option, unicode));
      return {
        min: Math.min(...extents.map(({ min }) => min)),
        max: Math.max(...extents.map(({ max }) => max)),
        ahead: Math.max(...extents.map(({ ahead }) => ahead)),
        behind: Math.max(...extents.map(({ behind }) => behind)),
      };
    }
    case "repeat": {
      if (node.max === 0) return NONE;
      const { min, max, ahead, behind } = extentOf(node.body, unicode);
      // Not the product: what is repeated without end may be nothing.
      const before = node.max === Infinity ? Infinity : max * (node.max - 1);
      return { min: min * node.min, max: before + max, ahead: before + ahead, behind };
    }
    case "look": {
      const { min, max, ahead, behind } = extentOf(node.body, unicode);
      // Its body ends where it is tried.
      if (node.behind) return { ...NONE, ahead: Math.max(0, ahead - min), behind: max + behind };
      return { ...NONE, ahead, behind };
    }
    default:
      return { ...NONE, ahead: node.kind === "start" ? 0 : 1, behind: node.kind === "end" ? 0 : 1 };
  }
};

/**
 * How much of a text an expression has to do with.
 *
 * @throws TypeError if there is no bound, or it is not understood.
 */
export const expressionExtent = (expression: RegExp): Extent => {
  const extent = extentOf(parseExpression(expression), expression.unicode);
  if (Number.isFinite(extent.ahead) && Number.isFinite(extent.behind)) return extent;
  throw unbounded(expression);
};
