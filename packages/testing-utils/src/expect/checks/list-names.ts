import { printValue } from "../../value/print-value.ts";

const SHOWN = 5;

/** A list of names for a complaint; of a long one the first. */
export const listNames = (named: Iterable<{ readonly name: string }>, count: number): string => {
  const names = Iterator.from(named)
    .take(SHOWN)
    .map(({ name }) => printValue(name))
    .toArray();
  return names.join(", ") + (count > SHOWN ? ` and ${count - SHOWN} more` : "");
};
