import { wrongOption } from "../expect-option.ts";
import { didYouMean } from "../nearest-name.ts";

/** @throws TypeError, which says the nearest known name, unless it is one. */
export const expectDetectorName = (option: string, name: unknown, known: Iterable<string>): string => {
  const names = [...known];
  if (typeof name === "string" && names.includes(name)) return name;
  const error = wrongOption(option, "the name of a detector", name);
  throw typeof name === "string" ? new TypeError(error.message + didYouMean(name, names)) : error;
};
