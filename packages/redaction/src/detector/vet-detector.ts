import { beginsAtStart } from "../expression/begins-at-start.ts";
import { canBeginWith } from "../expression/can-begin-with.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import { vetExpression } from "../expression/vet-expression.ts";
import { wrongOption } from "../expect-option.ts";
import { canaryFor } from "./canary.ts";
import { checkDetector } from "./check-detector.ts";
import { compileDetector } from "./compile-detector.ts";
import type { Detector, ExpressionDetector } from "./detector.ts";

const vetted = new WeakSet<Detector>();

const DIGITS: readonly string[] = Array.from("0123456789");

const explained = (name: string, check: () => void): void => {
  try {
    check();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    if (error.message.includes(`\`${name}.`)) throw error; // says it already
    throw new TypeError(`${name}: ${error.message}`, { cause: error });
  }
};

const checkPlace = ({ name, expression, keywords, digits, at = "keyword", lead }: ExpressionDetector): void => {
  if (lead !== undefined && parseExpression(lead).type !== "characters")
    throw wrongOption(`${name}.lead`, "one character class, /[a-z0-9]/", String(lead));
  const tree = parseExpression(expression);
  if (beginsAtStart(tree) && !expression.multiline)
    throw wrongOption(
      `${name}.expression`,
      "without `^`: it is tried where its keyword stands (to find whole texts only, begin with `(?<![^])`)",
      String(expression),
    );
  if (at !== "keyword") return;
  for (const keyword of keywords)
    if (!canBeginWith(tree, keyword))
      throw wrongOption(
        `${name}.keywords`,
        'beginnings of what the expression matches (else set `at` to "value" or "run")',
        keyword,
      );
  if ((digits ?? false) !== false && !DIGITS.some((digit) => canBeginWith(tree, digit)))
    throw wrongOption(`${name}.digits`, "absent unless a match may begin with a digit", digits);
};

const checkExample = (detector: Detector): void => {
  if (detector.example === undefined && !("expression" in detector)) return;
  if (canaryFor(compileDetector(detector)) !== undefined) return;
  throw new TypeError(
    `Expected \`${detector.name}.example\` to be a text in which the detector finds something, got ` +
      (detector.example === undefined ? "none, and none that could be made" : "one in which it finds nothing"),
  );
};

/**
 * Makes sure that a detector is well-formed, quick on every text, and finds its example. What was vetted and cannot have
 * changed is not vetted again.
 *
 * @throws TypeError
 */
export const vetDetector = (detector: Detector): void => {
  if (vetted.has(detector)) return;
  checkDetector(detector);
  if ("expression" in detector) {
    explained(detector.name, () => vetExpression(detector.expression));
    explained(detector.name, () => checkPlace(detector));
  }
  checkExample(detector);
  if (Object.isFrozen(detector)) vetted.add(detector);
};

/** Takes detectors for vetted: what is built in is vetted where it is tested, not where it is used. */
export const trustDetectors = (detectors: readonly Detector[]): void => {
  for (const detector of detectors) vetted.add(detector);
};
