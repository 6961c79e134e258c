/** Throws unless the option is a finite number above 0. */
export const expectPositive = (name: string, value: number): number => {
  if (Number.isFinite(value) && value > 0) return value;
  throw new TypeError(`Expected \`${name}\` to be a finite number > 0, got ${String(value)}`);
};
