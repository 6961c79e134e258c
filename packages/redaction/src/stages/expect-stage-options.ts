import { wrongOption } from "../expect-option.ts";

/** @throws TypeError unless there are options: to take apart what is none would not say which are missing. */
export const expectStageOptions = <T extends object>(options: T): T => {
  if (typeof options === "object" && options !== null) return options;
  throw wrongOption("options", "an object with `redactor` and `next`", options);
};
