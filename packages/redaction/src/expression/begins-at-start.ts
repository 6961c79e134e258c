import type { SyntaxNode } from "./syntax-tree.ts";

/** Whether an expression asks for the start of the text (`^`) before anything else, whichever way it matches. */
export const beginsAtStart = (node: SyntaxNode): boolean => {
  switch (node.type) {
    case "assertion":
      return node.kind === "start";
    case "group":
      return beginsAtStart(node.body);
    case "sequence":
      return node.parts[0] !== undefined && beginsAtStart(node.parts[0]);
    case "choice":
      return node.options.every(beginsAtStart);
    case "repeat":
      return node.min > 0 && beginsAtStart(node.body);
    default:
      return false;
  }
};
