/** Throws unless the option is a share: a number from 0 to `maximum`. */
export const expectRate = (name: string, value: number, maximum = 1): number => {
  if (Number.isFinite(value) && value >= 0 && value <= maximum) return value;
  throw new TypeError(`Expected \`${name}\` to be a number from 0 to ${maximum}, got ${String(value)}`);
};
