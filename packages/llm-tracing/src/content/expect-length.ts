/** More than any content has: a bound for how long a list may keep us that only claims to be long. */
const MAX_ITEMS = 1_000_000;

/** @throws RangeError where a list is longer than content may be. */
export const expectLength = (list: readonly unknown[]): void => {
  if (list.length > MAX_ITEMS) throw new RangeError(`Expected at most ${MAX_ITEMS} items, got ${list.length}`);
};
