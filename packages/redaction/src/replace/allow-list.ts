import type { ResolvedRedactorOptions } from "../redactor-options.ts";

/** An expression that matches all of a value or nothing. The flag `m` does not change where the value ends. */
export const anchored = ({ source, flags }: RegExp): RegExp =>
  new RegExp(`(?<![^])(?:${source})(?![^])`, flags.replaceAll(/[gy]/g, ""));

/** Says of what a detector found whether the application allows it. */
export const allowed = ({ allow }: Pick<ResolvedRedactorOptions, "allow">): ((text: string) => boolean) => {
  const values = new Set(allow.filter((item) => typeof item === "string"));
  const expressions = allow.filter((item) => typeof item !== "string").map(anchored);
  return (text) => values.has(text) || expressions.some((expression) => expression.test(text));
};
