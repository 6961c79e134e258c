const describe = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : String(value));

/** Throws unless the option is a finite number of at least `minimum`. */
export const expectNumber = (name: string, value: number, minimum = 0): number => {
  if (Number.isFinite(value) && value >= minimum) return value;
  throw new TypeError(`Expected \`${name}\` to be a finite number >= ${minimum}, got ${describe(value)}`);
};

/** Throws unless the option is a whole number of at least `minimum`. */
export const expectCount = (name: string, value: number, minimum = 0): number => {
  if (Number.isSafeInteger(value) && value >= minimum) return value;
  throw new TypeError(`Expected \`${name}\` to be a whole number >= ${minimum}, got ${describe(value)}`);
};
