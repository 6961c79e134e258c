import { isAlphanumeric } from "./unit-classes.ts";

/** Which UTF-16 units names are made of: letters, digits, `_`, `.`, `-`. */
export const isNameUnit = (unit: number): boolean => isAlphanumeric(unit) || unit === 95 || unit === 46 || unit === 45;

/** Space or tab. */
export const isBlank = (unit: number): boolean => unit === 32 || unit === 9;

const ENDS_VALUE: Uint8Array = /* @__PURE__ */ (() => {
  const table = new Uint8Array(128);
  for (let unit = 0; unit <= 32; unit += 1) table[unit] = 1;
  for (const character of "\"'`<>,;()[]{}\\|") table[character.charCodeAt(0)] = 1;
  return table;
})();

/** Blanks, quotes and punctuation beyond ASCII, which no value is likely to have in it. */
const endsForeignValue = (unit: number): boolean =>
  unit === 0xa0 ||
  unit === 0xab ||
  unit === 0xbb ||
  (unit >= 0x2000 && unit <= 0x203a) ||
  (unit >= 0x3000 && unit <= 0x3011) ||
  unit === 0xff08 ||
  unit === 0xff09 ||
  unit === 0xff0c ||
  unit === 0xff1a ||
  unit === 0xff1b ||
  unit === 0xff1d ||
  unit === 0xfeff;

/** What a value without quotes is made of: neither white space nor brackets, quotes, commas. */
export const isValueUnit = (unit: number): boolean =>
  unit < 128 ? ENDS_VALUE[unit] === 0 : unit >= 128 && !endsForeignValue(unit);
