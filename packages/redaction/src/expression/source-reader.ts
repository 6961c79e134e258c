/** An expression's source, read from left to right. */
export class SourceReader {
  readonly source: string;
  readonly unicode: boolean;
  #at = 0;

  constructor(source: string, unicode: boolean) {
    this.source = source;
    this.unicode = unicode;
  }

  get atEnd(): boolean {
    return this.#at >= this.source.length;
  }

  /** The next UTF-16 unit as a text, which is empty at the end; nothing is taken. */
  get next(): string {
    return this.source.charAt(this.#at);
  }

  /** Takes so many UTF-16 units. */
  skip(count: number): void {
    this.#at += count;
  }

  /** Takes the rest of a class, and its bracket; says what stands in it. */
  takesClass(): string {
    const start = this.#at;
    while (this.next !== "]") {
      if (this.atEnd) throw this.notUnderstood("an open class");
      this.#at += this.next === "\\" ? 2 : 1;
    }
    this.#at += 1;
    return this.source.slice(start, this.#at - 1);
  }

  /** Whether this comes next; nothing is taken. */
  sees(text: string): boolean {
    return this.source.startsWith(text, this.#at);
  }

  /** Whether this is all that is left. */
  endsWith(text: string): boolean {
    return this.#at + text.length === this.source.length && this.sees(text);
  }

  /** Takes it, if it comes next. */
  takes(text: string): boolean {
    if (!this.sees(text)) return false;
    this.#at += text.length;
    return true;
  }

  /** Takes what a sticky expression matches. */
  takesMatch(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.source);
    if (match === null) return undefined;
    this.#at = expression.lastIndex;
    return match;
  }

  /** Takes one character: a code point with flag `u`, else a UTF-16 unit. */
  character(): number {
    const character = this.unicode ? this.source.codePointAt(this.#at) : this.source.charCodeAt(this.#at);
    if (character === undefined || Number.isNaN(character)) throw this.notUnderstood("the end");
    this.#at += character > 0xffff ? 2 : 1;
    return character;
  }

  notUnderstood(what: string, instead?: string): TypeError {
    const advice = instead === undefined ? "" : `: ${instead}`;
    return new TypeError(`Expected an expression without ${what}, got /${this.source}/${advice}`);
  }
}
