import { types } from "node:util";

import { wrongSecretOption } from "../expect-option.ts";
import { vetExpression } from "../expression/vet-expression.ts";
import { anchored } from "../replace/allow-list.ts";

/** What is wrong with an expression, without the expression. */
const complaintAbout = (expression: RegExp): string | undefined => {
  try {
    vetExpression(expression);
    return undefined;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const { source, flags } = expression;
    return error.message.replaceAll(`/${source}/${flags}`, "it").replaceAll(`/${source}/`, "it");
  }
};

/** Says which expression it is by its place. */
const vetAllowed = (expression: RegExp, index: number): void => {
  const complaint = complaintAbout(anchored(expression));
  if (complaint !== undefined) throw new TypeError(`allow[${index}]: ${complaint}`);
};

/** What is allowed may be a secret, so it is not said either. */
export const resolveAllow = (allow: unknown): readonly (string | RegExp)[] => {
  if (!Array.isArray(allow)) throw wrongSecretOption("allow", "an array of values and expressions", allow);
  for (const [index, item] of (allow as readonly unknown[]).entries())
    if (types.isRegExp(item)) vetAllowed(item, index);
    else if (typeof item !== "string" || item === "")
      throw wrongSecretOption(`allow[${index}]`, "a value, which is not empty, or an expression", item);
  return [...(allow as readonly (string | RegExp)[])];
};
