/** What people fill in where a secret would stand: `xxxxxxxx`, `********`, `00000000`. */
const FILLERS: ReadonlySet<number> = /* @__PURE__ */ new Set(Array.from("xX*.#0_-=~?", (sign) => sign.charCodeAt(0)));

/** So many characters say what the others are like. */
const MAX_LOOKED_AT = 96;

/**
 * Whether a third or more of a text is one of the characters that people fill in, and repeats the one before. That others
 * repeat says nothing: what has an issuer's prefix is better replaced than let through.
 */
export const isFiller = (text: string): boolean => {
  const length = Math.min(text.length, MAX_LOOKED_AT);
  let repeated = 0;
  let before = -1;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === before && FILLERS.has(unit)) repeated += 1;
    before = unit;
  }
  return repeated * 3 >= length;
};
