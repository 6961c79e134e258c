import type { CharacterSet } from "./character-set.ts";

/** One character out of a set. The set is found out when it is asked for: lengths need none. */
export interface CharactersNode {
  readonly type: "characters";
  readonly set: () => CharacterSet;
}

/** One part after the other; nothing at all, if there are none. */
export interface SequenceNode {
  readonly type: "sequence";
  readonly parts: readonly SyntaxNode[];
}

/** The first that leads to a match. */
export interface ChoiceNode {
  readonly type: "choice";
  readonly options: readonly SyntaxNode[];
}

/** What is captured. */
export interface GroupNode {
  readonly type: "group";
  readonly name: string | undefined;
  readonly body: SyntaxNode;
}

/** From `min` up to and including `max` times, which may be `Infinity`. */
export interface RepeatNode {
  readonly type: "repeat";
  readonly body: SyntaxNode;
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
}

/** What has to stand, or must not stand, before or behind a place. */
export interface LookNode {
  readonly type: "look";
  readonly behind: boolean;
  readonly negated: boolean;
  readonly body: SyntaxNode;
}

/** `^`, `$`, `\b`, `\B`. */
export interface AssertionNode {
  readonly type: "assertion";
  readonly kind: "start" | "end" | "boundary" | "no-boundary";
}

/** A regular expression, taken apart. */
export type SyntaxNode = CharactersNode | SequenceNode | ChoiceNode | GroupNode | RepeatNode | LookNode | AssertionNode;
