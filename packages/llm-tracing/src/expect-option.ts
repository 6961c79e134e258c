const got = (value: unknown): string => {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return String(value);
  return value === null ? "null" : typeof value;
};

/**
 * @param isRight told of values that are given; what it throws is a no.
 * @throws TypeError where an option is given that is not what is expected.
 */
export const expectOption = <Options, Name extends Extract<keyof Options, string>>(
  options: Options,
  name: Name,
  expected: string,
  isRight: (value: NonNullable<Options[Name]>) => boolean,
): void => {
  const value = options[name];
  if (value === undefined) return;
  let right = false;
  try {
    right = isRight(value as NonNullable<Options[Name]>);
  } catch {
    // Not what is expected.
  }
  if (!right) throw new TypeError(`Expected \`${name}\` to be ${expected}, got ${got(value)}`);
};
