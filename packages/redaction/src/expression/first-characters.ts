import { type CharacterSet, NOTHING, unite } from "./character-set.ts";
import type { SyntaxNode } from "./syntax-tree.ts";

/** What a part of an expression can begin with; nothing is known of it if it can match nothing at all. */
export const firstCharacters = (node: SyntaxNode): CharacterSet | undefined => {
  switch (node.type) {
    case "characters":
      return node.set();
    case "group":
      return firstCharacters(node.body);
    case "choice": {
      let first: CharacterSet = NOTHING;
      for (const option of node.options) {
        const characters = firstCharacters(option);
        if (characters === undefined) return undefined;
        first = unite(first, characters);
      }
      return first;
    }
    case "sequence": {
      let first: CharacterSet = NOTHING;
      for (const part of node.parts) {
        if (part.type === "look" || part.type === "assertion") continue;
        const optional = part.type === "repeat" && part.min === 0;
        const characters = firstCharacters(optional ? part.body : part);
        if (characters === undefined) return undefined;
        first = unite(first, characters);
        if (!optional) return first;
      }
      return undefined;
    }
    case "repeat":
      return node.min === 0 ? undefined : firstCharacters(node.body);
    default:
      return undefined;
  }
};
