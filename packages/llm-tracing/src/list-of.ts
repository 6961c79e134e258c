/** More than any provider takes or gives: a bound for how long a list may keep us that only claims to be long. */
const MAX_LENGTH = 100_000;

/** The items of a list, as far as they are to be read; undefined for what is no list, or does not let itself be read. */
export const listOf = (value: unknown, maxLength: number = MAX_LENGTH): readonly unknown[] | undefined => {
  try {
    return Array.isArray(value) ? value.slice(0, maxLength) : undefined;
  } catch {
    return undefined;
  }
};
