const describe = (value: unknown): string => {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  if (typeof value === "function") return "a function";
  return String(value);
};

/** The complaint about an option: which, what was expected, what came. */
export const wrongOption = (name: string, expected: string, value: unknown): TypeError =>
  new TypeError(`Expected \`${name}\` to be ${expected}, got ${describe(value)}`);

/** @throws TypeError unless the option is absent, or an object with these keys at most. */
export const expectSection = <T extends object>(name: string, value: T | undefined, keys: readonly (keyof T)[]): T => {
  if (value === undefined) return {} as T;
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrongOption(name, "an object", value);
  const unknown = Object.keys(value).find((key) => !keys.includes(key as keyof T));
  if (unknown === undefined) return value;
  throw new TypeError(`Expected \`${name}\` to have no keys but ${keys.join(", ")}, got ${JSON.stringify(unknown)}`);
};

/** @throws TypeError unless the option is absent, or a text that is not empty. */
export const expectText = (name: string, value: string | undefined): string | undefined => {
  if (value === undefined || (typeof value === "string" && value !== "")) return value;
  throw wrongOption(name, "a string that is not empty", value);
};

/** @throws TypeError unless the option is absent, or a whole number in the range. */
export const expectInteger = (
  name: string,
  value: number | undefined,
  minimum: number,
  maximum: number = Number.MAX_SAFE_INTEGER,
): number | undefined => {
  if (value === undefined || (Number.isSafeInteger(value) && value >= minimum && value <= maximum)) return value;
  const range = maximum === Number.MAX_SAFE_INTEGER ? `>= ${minimum}` : `from ${minimum} to ${maximum}`;
  throw wrongOption(name, `an integer ${range}`, value);
};

/** @throws TypeError unless the option is absent, or true or false. */
export const expectBoolean = (name: string, value: boolean | undefined): boolean | undefined => {
  if (value === undefined || typeof value === "boolean") return value;
  throw wrongOption(name, "true or false", value);
};

/** @throws TypeError unless the option is absent, or one of the strings. */
export const expectOneOf = <T extends string>(
  name: string,
  value: T | undefined,
  allowed: readonly T[],
): T | undefined => {
  if (value === undefined || allowed.includes(value)) return value;
  throw wrongOption(name, allowed.map((one) => JSON.stringify(one)).join(" or "), value);
};

/** @throws TypeError unless the option has these methods. */
export const expectMethods = <T extends object>(
  name: string,
  value: T,
  what: string,
  methods: readonly (keyof T)[],
): T => {
  const isObject = typeof value === "object" && value !== null;
  if (isObject && methods.every((method) => typeof value[method] === "function")) return value;
  throw wrongOption(name, what, value);
};
