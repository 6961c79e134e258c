const DIGIT = 1;
const HEX = 2;
const LETTER = 4;

const CLASSES: Uint8Array = /* @__PURE__ */ (() => {
  const classes = new Uint8Array(128);
  for (let unit = 48; unit <= 57; unit += 1) classes[unit] = DIGIT | HEX;
  for (let unit = 97; unit <= 122; unit += 1) {
    const known = unit <= 102 ? LETTER | HEX : LETTER;
    classes[unit] = known;
    classes[unit - 32] = known;
  }
  return classes;
})();

/** Behind the end of a text a unit is `NaN`, which is of no class. */
const isOf = (unit: number, wanted: number): boolean => unit < 128 && ((CLASSES[unit] ?? 0) & wanted) !== 0;

/** Whether a UTF-16 unit is an ASCII digit. */
export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Whether a UTF-16 unit is an ASCII letter. */
export const isLetter = (unit: number): boolean => isOf(unit, LETTER);

/** Whether a UTF-16 unit is a hexadecimal digit in either case. */
export const isHex = (unit: number): boolean => isOf(unit, HEX);

/** Whether a UTF-16 unit is an ASCII letter or digit. */
export const isAlphanumeric = (unit: number): boolean => isOf(unit, LETTER | DIGIT);

/** Whether a UTF-16 unit is a small letter of ASCII. */
export const isLower = (unit: number): boolean => unit >= 97 && unit <= 122;

/** Whether a UTF-16 unit is a capital of ASCII. */
export const isUpper = (unit: number): boolean => unit >= 65 && unit <= 90;
