const BACKSLASH = 0x5c;

const LOWER_U = 0x75;
const DIGITS: Uint8Array = /* @__PURE__ */ Buffer.from("0123456789abcdef", "latin1");

/** The letter behind the backslash, by character; 0 for those that are written as a number. */
const LETTERS: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: BACKSLASH + 1 }, (_, code) => {
  const escaped = JSON.stringify(String.fromCharCode(code)).slice(1, -1);
  return escaped.length === 2 ? escaped.charCodeAt(1) : 0;
});

/** Bytes that an escaped character takes at most: `\u001f`. */
export const LONGEST_ESCAPE = 6;

/** Whether a byte of UTF-8 has to be escaped: a control character, a quote, a backslash. */
export const isEscaped = (byte: number): boolean => byte < 0x20 || byte === 0x22 || byte === BACKSLASH;

/**
 * How many of the four bytes of a little-endian word stand before the first one that has to be escaped; 4 if none has.
 *
 * All four are looked at together: a byte below `n` borrows from its own highest bit when `n` is taken away, if that
 * bit was not set. Behind the first such byte there may be bits too many, before it there are none.
 * @see https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
 */
export const plainBytes = (word: number): number => {
  const found = escapesIn(word);
  return found === 0 ? 4 : (31 - Math.clz32(found & -found)) >> 3;
};

/** Whether none of these four bytes has to be escaped. */
export const escapesIn = (word: number): number => {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  const borrowed =
    ((word - 0x20202020) & ~word) | ((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes);
  return borrowed & 0x80808080;
};

/** Puts an escaped character at a place; gives the place behind it. */
export const putEscaped = (target: Uint8Array, at: number, byte: number): number => {
  target[at] = BACKSLASH;
  const letter = LETTERS[byte] ?? 0;
  if (letter !== 0) {
    target[at + 1] = letter;
    return at + 2;
  }
  target[at + 1] = LOWER_U;
  for (let digit = 0; digit < 4; digit++) target[at + 2 + digit] = DIGITS[(byte >> (12 - 4 * digit)) & 0xf] ?? 0;
  return at + LONGEST_ESCAPE;
};
