import { expressionExtent, unbounded } from "./expression-extent.ts";
import { SourceRuler } from "./source-ruler.ts";

/**
 * The most UTF-16 units that an expression can look at from where it is tried: what it matches, and what it looks ahead.
 *
 * @throws TypeError if it is unbounded, or has the flag `u` and is not understood.
 */
export const expressionLength = (expression: RegExp): number => {
  if (expression.unicode) return expressionExtent(expression).ahead;
  const ahead = new SourceRuler(expression.source).measure();
  if (ahead === Infinity) throw unbounded(expression);
  return ahead;
};
