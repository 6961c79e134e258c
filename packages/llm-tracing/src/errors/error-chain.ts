import { errorName, readProperty } from "@sideband/propagation/lifetime";

/** More errors than say anything new of one failure. */
const MAX_ERRORS = 16;

/** What an error came of: its cause, and the errors that it aggregates. Lists of anything else are passed over. */
const causesOf = (error: unknown): readonly unknown[] => {
  const causes = [readProperty(error, "cause")];
  const errors = readProperty(error, "errors");
  for (let index = 0; index < MAX_ERRORS; index += 1) {
    const aggregated = readProperty(errors, index);
    if (aggregated === undefined) break;
    if (errorName(aggregated) !== undefined) causes.push(aggregated);
  }
  return causes.filter((cause) => cause !== undefined && cause !== null);
};

/** An error and what it came of, outermost first, each once, and no more than say anything. Never throws. */
export const errorChain = (error: unknown): readonly unknown[] => {
  const chain = [error];
  // Grows as it is walked, so that what is further out comes before what is further in.
  for (const link of chain) {
    for (const cause of causesOf(link)) {
      if (chain.length === MAX_ERRORS) return chain;
      if (!chain.includes(cause)) chain.push(cause);
    }
  }
  return chain;
};
