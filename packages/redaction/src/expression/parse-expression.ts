import { withCaseVariants } from "./case-variants.ts";
import { dotCharacters } from "./character-class-escape.ts";
import type { CharacterSet } from "./character-set.ts";
import type { ExpressionFlags } from "./expression-flags.ts";
import { classCharacters } from "./parse-class.ts";
import { takeEscape } from "./parse-escape.ts";
import { SourceReader } from "./source-reader.ts";
import type { AssertionNode, CharactersNode, SyntaxNode } from "./syntax-tree.ts";

const braces = /\{(\d+)(,?)(\d*)\}/y;
const groupName = /\?<([^>=!]+)>/y;

/** Braces with anything else in them stand for themselves. */
const takeBraces = (reader: SourceReader): { min: number; max: number } | undefined => {
  const match = reader.takesMatch(braces);
  if (match === undefined) return undefined;
  const min = Number(match[1]);
  if (match[2] === "") return { min, max: min };
  return { min, max: match[3] === "" ? Infinity : Number(match[3]) };
};

/** The set is made when it is first asked for. */
const charactersNode = (make: () => CharacterSet): CharactersNode => {
  let set: CharacterSet | undefined;
  return { type: "characters", set: () => (set ??= make()) };
};

const assertion = (kind: AssertionNode["kind"], reader: SourceReader): AssertionNode => {
  reader.skip(1);
  return { type: "assertion", kind };
};

class Parser {
  readonly #reader: SourceReader;
  readonly #flags: ExpressionFlags;

  constructor(reader: SourceReader, flags: ExpressionFlags) {
    this.#reader = reader;
    this.#flags = flags;
  }

  choice(): SyntaxNode {
    const options = [this.#sequence()];
    while (this.#reader.takes("|")) options.push(this.#sequence());
    return options.length === 1 && options[0] !== undefined ? options[0] : { type: "choice", options };
  }

  #sequence(): SyntaxNode {
    const parts: SyntaxNode[] = [];
    const reader = this.#reader;
    while (!reader.atEnd && reader.next !== "|" && reader.next !== ")") parts.push(this.#repeated());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { type: "sequence", parts };
  }

  #repeated(): SyntaxNode {
    const body = this.#atom();
    const times = this.#times();
    if (times === undefined) return body;
    return { type: "repeat", body, ...times, lazy: this.#reader.takes("?") };
  }

  #times(): { min: number; max: number } | undefined {
    const reader = this.#reader;
    switch (reader.next) {
      case "*":
        reader.skip(1);
        return { min: 0, max: Infinity };
      case "+":
        reader.skip(1);
        return { min: 1, max: Infinity };
      case "?":
        reader.skip(1);
        return { min: 0, max: 1 };
      case "{":
        return takeBraces(reader);
      default:
        return undefined;
    }
  }

  #atom(): SyntaxNode {
    const reader = this.#reader;
    switch (reader.next) {
      case "^":
        return assertion("start", reader);
      case "$":
        return assertion("end", reader);
      case "(":
        reader.skip(1);
        return this.#group();
      case "[": {
        reader.skip(1);
        const source = reader.takesClass();
        return charactersNode(() => classCharacters(source, this.#flags));
      }
      case ".":
        reader.skip(1);
        return charactersNode(() => dotCharacters(this.#flags));
      case "\\":
        reader.skip(1);
        return this.#escaped();
      default:
        return this.#literal(reader.character());
    }
  }

  #escaped(): SyntaxNode {
    const reader = this.#reader;
    if (reader.next === "b") return assertion("boundary", reader);
    if (reader.next === "B") return assertion("no-boundary", reader);
    return this.#literal(takeEscape(reader, this.#flags));
  }

  #literal(characters: number | CharacterSet): CharactersNode {
    const plain = typeof characters === "number" ? [characters, characters] : characters;
    const { ignoreCase, unicode } = this.#flags;
    return charactersNode(() => (ignoreCase ? withCaseVariants(plain, unicode) : plain));
  }

  #group(): SyntaxNode {
    const reader = this.#reader;
    if (reader.next !== "?") return { type: "group", name: undefined, body: this.#closed() };
    if (reader.takes("?:")) return this.#closed();
    if (reader.takes("?=")) return { type: "look", behind: false, negated: false, body: this.#closed() };
    if (reader.takes("?!")) return { type: "look", behind: false, negated: true, body: this.#closed() };
    if (reader.takes("?<=")) return { type: "look", behind: true, negated: false, body: this.#closed() };
    if (reader.takes("?<!")) return { type: "look", behind: true, negated: true, body: this.#closed() };
    const name = reader.takesMatch(groupName)?.[1];
    if (name === undefined) throw reader.notUnderstood("flags within", "set them for the whole");
    return { type: "group", name, body: this.#closed() };
  }

  #closed(): SyntaxNode {
    const body = this.choice();
    if (!this.#reader.takes(")")) throw this.#reader.notUnderstood("an open group");
    return body;
  }
}

/** What an expression's flags say. */
export const flagsOf = ({ ignoreCase, dotAll, unicode, multiline }: RegExp): ExpressionFlags => ({
  ignoreCase,
  dotAll,
  unicode,
  multiline,
});

/**
 * Takes an expression apart.
 *
 * @throws TypeError for backreferences, the flag `v`, flags within, and what only old browsers' rules allow.
 */
export const parseExpression = (expression: RegExp): SyntaxNode => {
  const reader = new SourceReader(expression.source, expression.unicode);
  if (expression.flags.includes("v")) throw reader.notUnderstood("the flag `v`", "use `u`");
  const tree = new Parser(reader, flagsOf(expression)).choice();
  if (!reader.atEnd) throw reader.notUnderstood("a `)` too many");
  return tree;
};
