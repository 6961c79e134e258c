const describe = (value: unknown): string => {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function") return "a function";
  return String(value);
};

/** The complaint about an option: which, what was expected, what came. */
export const wrongOption = (name: string, expected: string, value: unknown): TypeError =>
  new TypeError(`Expected \`${name}\` to be ${expected}, got ${describe(value)}`);

/** The same about an option that may hold a secret: of what came only the type is said. */
export const wrongSecretOption = (name: string, expected: string, value: unknown): TypeError => {
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "bigint";
  return new TypeError(
    `Expected \`${name}\` to be ${expected}, got ${isPlain ? `a ${typeof value}` : describe(value)}`,
  );
};

/** @throws TypeError unless the option is a positive integer. */
export const expectPositiveInteger = (name: string, value: number): number => {
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw wrongOption(name, "an integer >= 1", value);
};

/** @throws TypeError unless the option is a function. */
export const expectFunction = <T>(name: string, value: T): T => {
  if (typeof value === "function") return value;
  throw wrongOption(name, "a function", value);
};

/** @throws TypeError unless the option has the methods. */
export const expectMethods = <T extends object>(name: string, methods: readonly (keyof T & string)[], value: T): T => {
  if (methods.every((method) => typeof (value as Partial<T> | undefined)?.[method] === "function")) return value;
  throw wrongOption(name, `an object with the methods ${methods.join(", ")}`, value);
};
