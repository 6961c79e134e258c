import { wordCharacters } from "../../src/expression/character-class-escape.ts";
import { contains } from "../../src/expression/character-set.ts";
import type { ExpressionFlags } from "../../src/expression/expression-flags.ts";
import { flagsOf, parseExpression } from "../../src/expression/parse-expression.ts";
import type { RepeatNode, SyntaxNode } from "../../src/expression/syntax-tree.ts";

type Continuation = (at: number) => number | undefined;

const LINE_ENDS = new Set([10, 13, 0x2028, 0x2029]);

/** ECMA-262, "Pattern Semantics", word by word, over our own syntax tree; counts how many parts it visits. */
export class BacktrackingMatcher {
  readonly #tree: SyntaxNode;
  readonly #flags: ExpressionFlags;
  readonly #maxSteps: number;
  #text: readonly number[] = [];
  steps = 0;

  constructor(expression: RegExp, maxSteps: number = Infinity) {
    this.#tree = parseExpression(expression);
    this.#flags = flagsOf(expression);
    this.#maxSteps = maxSteps;
  }

  /** Where the match ends that begins at a place, in characters. */
  matchAt(text: readonly number[], at: number): number | undefined {
    this.#text = text;
    this.steps = 0;
    return this.#match(this.#tree, at, false, this.#accept);
  }

  readonly #accept: Continuation = (end) => {
    this.#step();
    return end;
  };

  #step(): void {
    this.steps += 1;
    if (this.steps > this.#maxSteps) throw new RangeError(`more than ${this.#maxSteps} steps`);
  }

  #match(node: SyntaxNode, at: number, behind: boolean, next: Continuation): number | undefined {
    switch (node.type) {
      case "characters": {
        this.#step();
        const character = this.#text[behind ? at - 1 : at];
        return character !== undefined && contains(node.set(), character) ? next(behind ? at - 1 : at + 1) : undefined;
      }
      case "sequence":
        return this.#sequence(behind ? node.parts.toReversed() : node.parts, 0, at, behind, next);
      case "choice": {
        this.#step();
        for (const option of node.options) {
          const end = this.#match(option, at, behind, next);
          if (end !== undefined) return end;
        }
        return undefined;
      }
      case "group":
        return this.#match(node.body, at, behind, next);
      case "repeat":
        return this.#repeat(node, 0, at, behind, next);
      case "look": {
        this.#step();
        const found = this.#match(node.body, at, node.behind, this.#accept) !== undefined;
        return found === node.negated ? undefined : next(at);
      }
      default:
        this.#step();
        return this.#holds(node.kind, at) ? next(at) : undefined;
    }
  }

  #sequence(
    parts: readonly SyntaxNode[],
    index: number,
    at: number,
    behind: boolean,
    next: Continuation,
  ): number | undefined {
    const part = parts[index];
    if (part === undefined) return next(at);
    return this.#match(part, at, behind, (end) => this.#sequence(parts, index + 1, end, behind, next));
  }

  #repeat(node: RepeatNode, count: number, at: number, behind: boolean, next: Continuation): number | undefined {
    if (count === node.max) return next(at);
    this.#step();
    const again = (): number | undefined =>
      this.#match(node.body, at, behind, (end) =>
        count >= node.min && end === at ? undefined : this.#repeat(node, count + 1, end, behind, next),
      );
    if (count < node.min) return again();
    return node.lazy ? (next(at) ?? again()) : (again() ?? next(at));
  }

  #holds(kind: "start" | "end" | "boundary" | "no-boundary", at: number): boolean {
    const { multiline } = this.#flags;
    const [before, after] = [this.#text[at - 1], this.#text[at]];
    const isWord = (character: number | undefined): boolean =>
      character !== undefined && contains(wordCharacters(this.#flags), character);
    switch (kind) {
      case "start":
        return before === undefined || (multiline && LINE_ENDS.has(before));
      case "end":
        return after === undefined || (multiline && LINE_ENDS.has(after));
      case "boundary":
        return isWord(before) !== isWord(after);
      default:
        return isWord(before) === isWord(after);
    }
  }
}

/** A text as the characters that an expression sees: code points with flag `u`, else UTF-16 units. */
export const charactersIn = (text: string, unicode: boolean): number[] =>
  unicode
    ? Array.from(text, (character) => character.codePointAt(0) ?? 0)
    : Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
