const describe = (value: unknown): string => {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function") return "a function";
  return String(value);
};

/** The complaint about an option: which, what was expected, what came. */
export const wrongOption = (name: string, expected: string, value: unknown): TypeError =>
  new TypeError(`Expected \`${name}\` to be ${expected}, got ${describe(value)}`);

/** @throws TypeError unless the option is a whole number in the range. */
export const expectInteger = (
  name: string,
  value: number,
  minimum: number,
  maximum: number = Number.MAX_SAFE_INTEGER,
): number => {
  if (Number.isSafeInteger(value) && value >= minimum && value <= maximum) return value;
  const range = maximum === Number.MAX_SAFE_INTEGER ? `>= ${minimum}` : `from ${minimum} to ${maximum}`;
  throw wrongOption(name, `an integer ${range}`, value);
};

/** @throws TypeError unless the option is one of the strings. */
export const expectOneOf = <T extends string>(name: string, value: T, allowed: readonly T[]): T => {
  if (allowed.includes(value)) return value;
  throw wrongOption(name, allowed.map((one) => JSON.stringify(one)).join(" or "), value);
};

/**
 * By shape: what another installed copy of this package has made is as good.
 *
 * @throws TypeError unless the option has the method.
 */
export const expectMethod = <T>(name: string, value: T, method: keyof NonNullable<T>, what: string): T => {
  if (typeof value?.[method] === "function") return value;
  throw wrongOption(name, what, value);
};

/** @throws TypeError unless the option is a function. */
export const expectFunction = <T>(name: string, value: T): T => {
  if (typeof value === "function") return value;
  throw wrongOption(name, "a function", value);
};
