import { contains } from "./character-set.ts";
import type { CharactersNode, SyntaxNode } from "./syntax-tree.ts";

/** Where in the beginning a part of an expression may end, given where it may begin. */
const advance = (node: SyntaxNode, beginning: string, from: ReadonlySet<number>): Set<number> => {
  switch (node.type) {
    case "characters":
      return advanceOne(node, beginning, from);
    case "sequence": {
      let places = new Set(from);
      for (const part of node.parts) places = advance(part, beginning, places);
      return places;
    }
    case "choice":
      return new Set(node.options.flatMap((option) => [...advance(option, beginning, from)]));
    case "group":
      return advance(node.body, beginning, from);
    case "repeat": {
      const ends = new Set(node.min === 0 ? from : []);
      let places = new Set(from);
      // No more repetitions than characters bring anything new, besides those that have to be.
      for (let count = 1; count <= Math.min(node.max, node.min + beginning.length); count += 1) {
        places = advance(node.body, beginning, places);
        if (count >= node.min) for (const place of places) ends.add(place);
      }
      return ends;
    }
    default:
      return new Set(from);
  }
};

const advanceOne = (node: CharactersNode, beginning: string, from: ReadonlySet<number>): Set<number> => {
  const ends = new Set<number>();
  for (const at of from) {
    const character = beginning.charAt(at);
    if (character === "") ends.add(at);
    else if (
      contains(node.set(), character.toLowerCase().charCodeAt(0)) ||
      contains(node.set(), character.toUpperCase().charCodeAt(0))
    )
      ends.add(at + 1);
  }
  return ends;
};

/**
 * Whether what an expression matches can begin with a text in ASCII, in any case, or be a beginning of it. Lookarounds
 * are taken to let everything pass.
 */
export const canBeginWith = (tree: SyntaxNode, beginning: string): boolean =>
  advance(tree, beginning, new Set([0])).size > 0;
