/** Kinds of tokens. Commas, colons and white space are none. */
export const OPEN_ARRAY = 0;
export const OPEN_OBJECT = 1;
export const CLOSE = 2;
export const KEY = 3;
export const STRING = 4;
export const NUMBER = 5;
export const LITERAL = 6;

/** Set beside {@link KEY} and {@link STRING} where an escape is in it. */
const ESCAPED = 8;

/** Where the tokens of a JSON text stand. Of strings and keys it is what stands between the quotation marks. */
export class JsonTokens {
  readonly #kinds: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  get count(): number {
    return this.#kinds.length;
  }

  add(kind: number, start: number, end: number, isEscaped: boolean = false): void {
    this.#kinds.push(isEscaped ? kind | ESCAPED : kind);
    this.#starts.push(start);
    this.#ends.push(end);
  }

  kind(index: number): number {
    return (this.#kinds[index] ?? 0) & ~ESCAPED;
  }

  isEscaped(index: number): boolean {
    return ((this.#kinds[index] ?? 0) & ESCAPED) !== 0;
  }

  start(index: number): number {
    return this.#starts[index] ?? 0;
  }

  end(index: number): number {
    return this.#ends[index] ?? 0;
  }

  /** Where what the token is part of ends: behind the quotation mark of a string. */
  outerEnd(index: number): number {
    const kind = this.kind(index);
    return this.end(index) + (kind === STRING || kind === KEY ? 1 : 0);
  }
}
