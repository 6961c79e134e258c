import { type CharacterSet, complementOf, END_OF_TEXT, sameSet } from "./character-set.ts";
import { firstCharacters } from "./first-characters.ts";
import { always, byMembership, mostSteps, type StepsByNext, sum } from "./steps-by-next.ts";
import type { AssertionNode, LookNode, RepeatNode, SyntaxNode } from "./syntax-tree.ts";

/** The end of the expression: nothing is tried after it. */
const ACCEPT = always(1);

/** So many parts of an expression are looked at, repeated ones as often as they can be. */
const MAX_VISITS = 100_000;

/** Where `$` may hold, with flag `m` or without. */
const LINE_END: CharacterSet = [10, 10, 13, 13, 0x2028, 0x2029, END_OF_TEXT, END_OF_TEXT];

const flattened = (node: SyntaxNode): readonly SyntaxNode[] => {
  if (node.type === "group") return flattened(node.body);
  return node.type === "sequence" ? node.parts.flatMap(flattened) : [node];
};

/** The set of what is one character and nothing else. */
const onlyCharacters = (node: SyntaxNode): CharacterSet | undefined => {
  const [only, ...others] = flattened(node);
  return only?.type === "characters" && others.length === 0 ? only.set() : undefined;
};

/**
 * The same as if it were unrolled. It is left in at most `max - min + 1` places, and in all but one of these a character
 * comes next that could have been taken.
 */
const repeatedCharacters = (set: CharacterSet, { min, max }: RepeatNode, next: StepsByNext): StepsByNext => {
  const within = mostSteps(next) + 2 * max + (max - min) * mostSteps(next, set);
  return byMembership(set, always(within), min === 0 ? sum([next], 2) : always(2));
};

/**
 * Counts the steps of a backtracking matcher: each visit of a part of the expression is one. It goes from the end of the
 * expression to its beginning, and knows of each place what it costs to go on there by the character that comes next:
 * alternatives (of a choice, or to go on with a repetition or to end it) that begin with different characters do not add
 * up, others do. Repetitions are unrolled, so nested ones multiply.
 */
class StepCounter {
  readonly #behind: boolean;
  readonly #visits: { left: number };

  constructor(behind: boolean, visits: { left: number }) {
    this.#behind = behind;
    this.#visits = visits;
  }

  /** What it costs to go on with a part of an expression, given what it costs to go on after it. */
  steps(node: SyntaxNode, next: StepsByNext): StepsByNext {
    this.#visits.left -= 1;
    if (this.#visits.left < 0) return always(Infinity);
    switch (node.type) {
      case "characters":
        return byMembership(node.set(), always(1 + mostSteps(next)), always(1));
      case "sequence":
        return this.#sequence(node.parts, next);
      case "choice":
        return this.#choice(node.options.map(flattened), next);
      case "group":
        return this.steps(node.body, next);
      case "repeat":
        return this.#repeat(node, next);
      case "look":
        return this.#look(node, next);
      default:
        return this.#assertion(node, next);
    }
  }

  #sequence(parts: readonly SyntaxNode[], next: StepsByNext): StepsByNext {
    let steps = next;
    for (const part of this.#behind ? parts : parts.toReversed()) steps = this.steps(part, steps);
    return steps;
  }

  /** Options that begin with the same characters are taken together: what follows is another choice. */
  #choice(options: readonly (readonly SyntaxNode[])[], next: StepsByNext): StepsByNext {
    const all: StepsByNext[] = [];
    const done = new Set<readonly SyntaxNode[]>();
    for (const option of options) {
      if (done.has(option)) continue;
      const first = this.#firstOf(option);
      const alike = first === undefined ? [option] : options.filter((other) => this.#beginsWith(other, first));
      for (const other of alike) done.add(other);
      if (first === undefined || alike.length === 1) {
        all.push(this.#sequence(option, next));
        continue;
      }
      const rest = this.#choice(
        alike.map((other) => (this.#behind ? other.slice(0, -1) : other.slice(1))),
        next,
      );
      all.push(byMembership(first, always(alike.length + mostSteps(rest)), always(alike.length)));
    }
    return sum(all, 1);
  }

  #firstOf(parts: readonly SyntaxNode[]): CharacterSet | undefined {
    const first = this.#behind ? parts.at(-1) : parts[0];
    return first?.type === "characters" ? first.set() : undefined;
  }

  #beginsWith(parts: readonly SyntaxNode[], set: CharacterSet): boolean {
    const first = this.#firstOf(parts);
    return first !== undefined && sameSet(first, set);
  }

  #repeat(node: RepeatNode, next: StepsByNext): StepsByNext {
    if (node.max === 0) return next;
    const set = onlyCharacters(node.body);
    if (set !== undefined) return repeatedCharacters(set, node, next);
    let steps = next;
    for (let count = node.max - 1; count >= 0; count -= 1) {
      if (this.#visits.left < 0) return always(Infinity);
      const again = this.steps(node.body, steps);
      steps = sum(count >= node.min ? [again, next] : [again], 1);
    }
    return steps;
  }

  /** What is looked at once is never tried another way. */
  #look({ behind, negated, body }: LookNode, next: StepsByNext): StepsByNext {
    const inner = new StepCounter(behind, this.#visits).steps(body, ACCEPT);
    if (behind !== this.#behind) return sum([always(mostSteps(inner)), next], 1);
    const refuted = negated ? onlyCharacters(body) : this.#neverFirst(body);
    const both = sum([inner, next], 1);
    return refuted === undefined ? both : byMembership(refuted, sum([inner], 1), both);
  }

  #neverFirst(body: SyntaxNode): CharacterSet | undefined {
    const first = this.#behind ? undefined : firstCharacters(body);
    return first === undefined ? undefined : complementOf(first, END_OF_TEXT);
  }

  #assertion({ kind }: AssertionNode, next: StepsByNext): StepsByNext {
    const passed = sum([next], 1);
    return kind === "end" && !this.#behind ? byMembership(LINE_END, passed, always(1)) : passed;
  }
}

/** An upper bound of the steps that a backtracking matcher takes for an expression, tried at one place of any text. */
export const stepBound = (tree: SyntaxNode): number =>
  mostSteps(new StepCounter(false, { left: MAX_VISITS }).steps(tree, ACCEPT));
