import { CLOSE, JsonTokens, KEY, LITERAL, NUMBER, OPEN_ARRAY, OPEN_OBJECT, STRING } from "./json-tokens.ts";

/** A text with more tokens than that is nothing that anybody reads. */
const MAX_TOKENS = 1 << 21;

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;

const isSpace = (unit: number): boolean => unit === 32 || unit === 10 || unit === 13 || unit === 9;

/** Where something that cannot be JSON stands. */
const INVALID = -1;

const endOfNumber = (text: string, at: number): number => {
  numberPattern.lastIndex = at;
  return numberPattern.test(text) ? numberPattern.lastIndex : INVALID;
};

const endOfLiteral = (text: string, at: number): number => {
  for (const literal of ["true", "false", "null"]) if (text.startsWith(literal, at)) return at + literal.length;
  return INVALID;
};

const endOfEscape = (text: string, at: number): number => {
  escapePattern.lastIndex = at;
  return escapePattern.test(text) ? escapePattern.lastIndex : INVALID;
};

/** Reads one text; its state is what the grammar expects next. */
class Tokenizer {
  readonly tokens: JsonTokens = new JsonTokens();
  readonly #text: string;
  /** For each container that is open, whether it is an object. */
  readonly #open: boolean[] = [];
  #at = 0;
  #justOpened = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether all of the text is JSON: one value, or arrays and objects one after the other, as in JSON lines. */
  run(): boolean {
    const { length } = this.#text;
    this.#skipSpace();
    const isContainer = this.#isContainerNext();
    while (this.#at < length) {
      if (this.tokens.count > 0 && !(isContainer && this.#isContainerNext())) return false;
      if (!this.#readDocument()) return false;
      this.#skipSpace();
    }
    return this.tokens.count > 0;
  }

  #readDocument(): boolean {
    let expectsValue = true;
    do {
      if (this.tokens.count >= MAX_TOKENS) throw new RangeError("too many tokens");
      if (expectsValue) {
        if (!this.#readValue()) return false;
        // A container that was opened and not closed at once expects its first value.
        expectsValue = this.#justOpened;
        continue;
      }
      this.#skipSpace();
      const unit = this.#text.charCodeAt(this.#at);
      const isObject = this.#open.at(-1) === true;
      if (unit === COMMA) {
        this.#at += 1;
        if (isObject && !this.#readKey()) return false;
        expectsValue = true;
      } else if (unit === (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) this.#close();
      else return false;
    } while (expectsValue || this.#open.length > 0);
    return true;
  }

  #readValue(): boolean {
    this.#skipSpace();
    this.#justOpened = false;
    const unit = this.#text.charCodeAt(this.#at);
    if (unit === OPEN_BRACE || unit === OPEN_BRACKET) return this.#openContainer(unit === OPEN_BRACE);
    if (unit === QUOTE) return this.#readString(STRING);
    const isNumber = unit === 45 || (unit >= 48 && unit <= 57);
    const end = isNumber ? endOfNumber(this.#text, this.#at) : endOfLiteral(this.#text, this.#at);
    if (end === INVALID) return false;
    this.tokens.add(isNumber ? NUMBER : LITERAL, this.#at, end);
    this.#at = end;
    return true;
  }

  #openContainer(isObject: boolean): boolean {
    this.tokens.add(isObject ? OPEN_OBJECT : OPEN_ARRAY, this.#at, this.#at + 1);
    this.#at += 1;
    this.#open.push(isObject);
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) === (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) {
      this.#close();
      return true;
    }
    this.#justOpened = true;
    return !isObject || this.#readKey();
  }

  #close(): void {
    this.tokens.add(CLOSE, this.#at, this.#at + 1);
    this.#at += 1;
    this.#open.pop();
  }

  #readKey(): boolean {
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) !== QUOTE || !this.#readString(KEY)) return false;
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) !== COLON) return false;
    this.#at += 1;
    return true;
  }

  #readString(kind: number): boolean {
    const text = this.#text;
    const { length } = text;
    const start = this.#at + 1;
    let isEscaped = false;
    for (let index = start; index < length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit === QUOTE) {
        this.tokens.add(kind, start, index, isEscaped);
        this.#at = index + 1;
        return true;
      }
      if (unit < 32) return false;
      if (unit !== BACKSLASH) continue;
      isEscaped = true;
      const end = endOfEscape(text, index);
      if (end === INVALID) return false;
      index = end - 1;
    }
    return false;
  }

  #isContainerNext(): boolean {
    const unit = this.#text.charCodeAt(this.#at);
    return unit === OPEN_BRACE || unit === OPEN_BRACKET;
  }

  #skipSpace(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }
}

/**
 * Reads a JSON text, or several one after the other, in one pass and without recursion.
 *
 * @returns `undefined` if it is none.
 * @throws RangeError if it has more than {@link MAX_TOKENS} tokens.
 */
export const tokenizeJson = (text: string): JsonTokens | undefined => {
  const tokenizer = new Tokenizer(text);
  return tokenizer.run() ? tokenizer.tokens : undefined;
};

/** Whether a text begins as JSON does that has text in it. */
export const looksLikeJson = (text: string): boolean => {
  let at = 0;
  while (isSpace(text.charCodeAt(at))) at += 1;
  const unit = text.charCodeAt(at);
  return unit === OPEN_BRACE || unit === OPEN_BRACKET || unit === QUOTE;
};
