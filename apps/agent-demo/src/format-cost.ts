const DIGITS = 4;

const SMALLEST = 10 ** -DIGITS;

/** US dollars for people: `0.0123`, `<0.0001`. At most seven characters below a hundred dollars. */
export const formatCost = (usd: number): string =>
  usd > 0 && usd < SMALLEST ? `<${SMALLEST.toFixed(DIGITS)}` : usd.toFixed(DIGITS);
