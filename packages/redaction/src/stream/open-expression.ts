/** The end of what has come so far, whatever flags there are. */
const END = "(?![^])";

/** At the end, anything may come. The group tells that the end was seen, where the position does not tell. */
const orEnd = (atom: string): string => `(?:${atom}|(${END}))`;

const tokens =
  /\\(?:[pPu]\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|c[A-Za-z]|k<[^>]*>|[^])|\[(?:\\[^]|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<[^>]*>)|[()|^$]|[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/guy;

const isQuantifier = (token: string): boolean => /^(?:[*+?]|\{\d)/.test(token);
const isAssertion = (token: string): boolean => ["^", "$", String.raw`\b`, String.raw`\B`].includes(token);

/** Turns the source of an expression, token by token, into that of its open form. */
class Opening {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(source: string) {
    this.#tokens = source.match(tokens) ?? [];
  }

  /** Up to the end of a group, or of everything. */
  alternatives(): string {
    let open = "";
    for (;;) {
      const token = this.#tokens[this.#next];
      if (token === undefined || token === ")") return open;
      this.#next += 1;
      open += this.#opened(token);
    }
  }

  #opened(token: string): string {
    if (token.startsWith("(")) return this.#group(token);
    if (token === "|" || token === "^" || isQuantifier(token)) return token;
    if (/^\\(?:[1-9]|k<)/.test(token)) throw new SyntaxError("What a back-reference may match is not known");
    // What may be left out is left out at the end.
    return /^(?:[*?]|\{0,?)/.test(this.#tokens[this.#next] ?? "") ? token : orEnd(token);
  }

  #group(token: string): string {
    const first = this.#next;
    if (token === "(?<=" || token === "(?<!") return `${token}${this.#raw(first)})`;
    const open = this.alternatives();
    const original = this.#tokens.slice(first, this.#next).join("");
    this.#next += 1;
    if (token !== "(?!") return `${token}${open})`;
    // What must not follow: either it cannot, or it does not yet. An assertion in it may be true only of the end.
    const asserts = this.#tokens.slice(first, this.#next).some((part) => isAssertion(part) || /^\(\?[=!<]/.test(part));
    return asserts ? `(?:(?!${open})|())` : `(?:(?!${open})|(?!${original})())`;
  }

  /** What stands in a group, as it is. */
  #raw(first: number): string {
    this.alternatives();
    this.#next += 1;
    return this.#tokens.slice(first, this.#next - 1).join("");
  }
}

/**
 * Tells whether more text could change what a sticky, bounded expression says of a place. In its open form, each
 * character that is asked for may as well be the end of the text; the first way in which that matches is then the way
 * that the expression itself takes, or one that depends on what comes.
 */
export class OpenExpression {
  readonly #open: RegExp;
  /** Which groups are the expression's own: those say nothing. */
  readonly #ends: readonly number[];

  /** @throws SyntaxError for an expression that has no open form. */
  constructor(expression: RegExp) {
    const source = new Opening(expression.source).alternatives();
    this.#open = new RegExp(source, [...new Set(`${expression.flags.replaceAll(/[gd]/g, "")}y`)].join(""));
    this.#ends = OpenExpression.#endGroups(source);
  }

  /** The numbers of the groups that see the end: `(` with nothing, or the end, in it. */
  static #endGroups(source: string): number[] {
    const ends: number[] = [];
    let group = 0;
    for (const { 0: token, index } of source.matchAll(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|\((?!\?)|\(\?<(?![=!])/g)) {
      if (!token.startsWith("(")) continue;
      group += 1;
      if (source.startsWith("()", index) || source.startsWith(`(${END})`, index)) ends.push(group);
    }
    return ends;
  }

  /** Whether what the expression finds here may be another thing when more text has come. */
  isOpen(text: string, at: number): boolean {
    this.#open.lastIndex = at;
    const match = this.#open.exec(text);
    if (match === null) return false;
    return this.#open.lastIndex === text.length || this.#ends.some((group) => match[group] !== undefined);
  }
}
