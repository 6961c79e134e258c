/** What {@link DocumentEnds.next} says of a piece that has no end: it may go on as JSON, or it is none. */
export const NOT_YET: number = -1;
export const BROKEN: number = -2;

const NOTHING = 0;
const OPEN = 1;
const CLOSE = 2;
const SPACE = 3;
const QUOTE = 4;
const SCALAR = 5;

/** What each character can be outside of strings. */
const ROLES: Uint8Array = /* @__PURE__ */ (() => {
  const roles = new Uint8Array(128);
  const add = (characters: string, role: number): void => {
    for (const character of characters) roles[character.charCodeAt(0)] = role;
  };
  add("[{", OPEN);
  add("]}", CLOSE);
  add(" \t\r\n", SPACE);
  add('"', QUOTE);
  add(",:+-.0123456789Eaeflnrstu", SCALAR);
  return roles;
})();

const QUOTATION_MARK = 34;
const BACKSLASH = 92;
const NEWLINE = 10;

/**
 * Follows a text that arrives in pieces for as long as it may be JSON, and says where its documents end. That it is none
 * shows here by characters that cannot stand where they do; whether a document is one, only who reads it all knows.
 */
export class DocumentEnds {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #hasBegun = false;
  #isFirst = true;
  /** Whether it is a text in quotes: behind that, no other document may come. */
  #isText = false;

  /**
   * Reads a piece from a place on, up to the next end. An array or object ends with its line, or where another begins:
   * if anything else came in its line, the text would be no JSON.
   */
  next(piece: string, from: number): number {
    for (let at = from; at < piece.length; at += 1) {
      const unit = piece.charCodeAt(at);
      if (this.#isInString) {
        if (!this.#readInString(unit)) return BROKEN;
        continue;
      }
      const role = ROLES[unit] ?? NOTHING;
      if (this.#depth > 0 || !this.#hasBegun) {
        if (!this.#readOutside(role)) return BROKEN;
      } else if (!this.#isText && (role === OPEN || unit === NEWLINE)) {
        this.#hasBegun = false;
        this.#isFirst = false;
        return role === OPEN ? at : at + 1;
      } else if (role !== SPACE) return BROKEN;
    }
    return NOT_YET;
  }

  #readInString(unit: number): boolean {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (unit === BACKSLASH) this.#isEscaped = true;
    else if (unit === QUOTATION_MARK) this.#isInString = false;
    return unit >= 32;
  }

  /** Where a document may begin, or within an array or object. */
  #readOutside(role: number): boolean {
    const isWithin = this.#depth > 0;
    if (role === SPACE) return true;
    this.#hasBegun = true;
    if (role === OPEN) this.#depth += 1;
    else if (role === QUOTE) {
      this.#isInString = true;
      this.#isText = !isWithin;
      return isWithin || this.#isFirst;
    } else if (role === CLOSE) this.#depth -= 1;
    return role === OPEN || (isWithin && role !== NOTHING);
  }
}
