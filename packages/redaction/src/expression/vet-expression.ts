import { expressionExtent } from "./expression-extent.ts";
import { parseExpression } from "./parse-expression.ts";
import { stepBound } from "./step-bound.ts";

/** UTF-16 units that a detector may look at from where it is tried. */
export const MAX_LENGTH = 20_000;

/** UTF-16 units that it may look at before. */
const MAX_BEHIND = 256;

/** Steps of a backtracking matcher at one place: some hundred microseconds. */
const MAX_STEPS = 50_000;

/** Steps for each unit that it may look at: what takes no more is linear, so that its length is limit enough. */
const STEPS_PER_UNIT = 32;

const refused = (expression: RegExp, expected: string, got: string): TypeError =>
  new TypeError(`Expected an expression ${expected}, got ${got} in /${expression.source}/${expression.flags}`);

/**
 * Makes sure that an expression is quick on every text.
 *
 * @throws TypeError if it has no bound, could match nothing, looks further than 20,000 UTF-16 units or 256 before, is not
 * understood (backreferences, flags within, the flag `v`), or could take more than 50,000 steps of backtracking, or 32
 * for each unit that it may look at, if these are more. The message says how to mend it.
 */
export const vetExpression = (expression: RegExp): void => {
  const { min, ahead, behind } = expressionExtent(expression);
  if (min === 0) throw refused(expression, "that matches one character at least", "one that matches the empty text");
  if (ahead > MAX_LENGTH)
    throw refused(expression, `of ${MAX_LENGTH} characters at most: use smaller bounds`, `up to ${ahead} characters`);
  if (behind > MAX_BEHIND)
    throw refused(expression, `that looks back ${MAX_BEHIND} characters at most`, `a lookbehind of ${behind}`);
  const steps = stepBound(parseExpression(expression));
  if (steps > Math.max(MAX_STEPS, STEPS_PER_UNIT * ahead))
    throw refused(
      expression,
      "that needs little backtracking: let what follows a quantifier begin with a character that the quantifier does " +
        "not take, use smaller bounds, or write a `find` function",
      `up to ${steps > Number.MAX_SAFE_INTEGER ? "countless" : Math.ceil(steps)} steps`,
    );
};
