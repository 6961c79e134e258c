import { FINISH_REASON_TOOL_CALL } from "../values/finish-reason.ts";
import { errorCategory, refinementErrorCategory } from "./error-category.ts";
import { refinementSystemName, systemName } from "./provider-spelling.ts";

/** A value as an older generation wrote it; `undefined` where it has no way to write this one. */
export type Convert = (value: unknown) => string | number | undefined;

const forStrings =
  (convert: (value: string) => string): Convert =>
  (value) =>
    typeof value === "string" ? convert(value) : undefined;

export const toSystem: Convert = /* @__PURE__ */ forStrings(systemName);

export const toRefinementSystem: Convert = /* @__PURE__ */ forStrings(refinementSystemName);

export const toErrorCategory: Convert = /* @__PURE__ */ forStrings((type) =>
  refinementErrorCategory(errorCategory(type)),
);

/** Seconds to whole milliseconds. */
export const toMilliseconds: Convert = (value) => {
  if (typeof value !== "number") return undefined;
  const ms = Math.round(value * 1000);
  return Number.isFinite(ms) ? ms : undefined;
};

/** The reason of the first choice, in the specification's words. */
export const toFinishReason: Convert = (value) => {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  if (typeof first !== "string") return undefined;
  return first === FINISH_REASON_TOOL_CALL ? "tool_use" : first;
};
