/** Fewer different characters than this make a placeholder, such as `xxxxxxxx`. */
const LEAST_DIFFERENT = 7;

/** So many characters say what the others are like. */
const MAX_LOOKED_AT = 96;

const bitsIn = (mask: number): number => {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** Whether a text has enough different characters, and few enough that repeat the one before, to be no placeholder. */
export const isVaried = (text: string): boolean => {
  const length = Math.min(text.length, MAX_LOOKED_AT);
  // One bit for each character of these columns of ASCII.
  let signs = 0;
  let upper = 0;
  let lower = 0;
  let repeated = 0;
  let before = -1;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 64) signs |= 1 << (unit & 31);
    else if (unit < 96) upper |= 1 << (unit & 31);
    else lower |= 1 << (unit & 31);
    if (unit === before) repeated += 1;
    before = unit;
  }
  return bitsIn(signs) + bitsIn(upper) + bitsIn(lower) >= LEAST_DIFFERENT && repeated * 3 < length;
};
