import { checkSync, type Diagnostics } from "recheck";
import { expect, test, vi } from "vitest";

import type { Detector } from "../../src/detector/detector.ts";
import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import { vetExpression } from "../../src/expression/vet-expression.ts";
import { vetDetector } from "../../src/detector/vet-detector.ts";
import { expressionLiterals } from "./expression-literals.ts";

vi.hoisted(() => {
  // Of its engines the only one that needs neither Java nor a binary.
  process.env["RECHECK_BACKEND"] = "pure";
});

const TEST_TIMEOUT_MS = 120_000;

/** Fewer and smaller generations than by default: a twentieth of the time, and what is known to be slow is still found. */
const LIMITS = { timeout: 5000, maxInitialGenerationSize: 40, maxGenerationSize: 10, maxIteration: 2 };

/** Tried at one place, as detectors are. */
const analyze = ({ source, flags }: RegExp): Diagnostics => {
  const triedAt = `${flags.replaceAll(/[dgy]/g, "")}y`;
  const found = checkSync(source, triedAt, LIMITS);
  return found.status === "unknown" ? checkSync(source, triedAt, { ...LIMITS, checker: "fuzz" }) : found;
};

const unsafe = (expression: RegExp): boolean => analyze(expression).status !== "safe";

const complaintOf = (check: () => void): string | undefined => {
  try {
    check();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

const expressions = (): [name: string, expression: RegExp][] =>
  builtInDetectors().flatMap((detector) => ("expression" in detector ? [[detector.name, detector.expression]] : []));

/** A copy is not trusted. Only what is built in may look further than 20,000 characters. */
const untrusted = (detector: Detector): Detector =>
  "find" in detector ? { ...detector, maxLength: Math.min(detector.maxLength, 20_000) } : { ...detector };

test("there are detectors to look at", () => {
  expect(expressions().length).toBeGreaterThan(150);
});

test("every built-in expression is bounded, and backtracks little", () => {
  const complaints = expressions().map(([name, expression]) => [name, complaintOf(() => vetExpression(expression))]);
  expect(complaints.filter(([, complaint]) => complaint !== undefined)).toEqual([]);
});

test("every built-in detector is one that an application could define", { timeout: TEST_TIMEOUT_MS }, () => {
  const complaints = builtInDetectors().map((detector) => complaintOf(() => vetDetector(untrusted(detector))));
  expect(complaints.filter((complaint) => complaint !== undefined)).toEqual([]);
});

test("a ReDoS analyser finds nothing in any built-in expression", { timeout: TEST_TIMEOUT_MS }, () => {
  expect(expressions().filter(([, expression]) => unsafe(expression))).toEqual([]);
});

test("nor in the expressions that functions use", { timeout: TEST_TIMEOUT_MS }, () => {
  const literals = expressionLiterals("src/{detectors,scan,stream}/**/*.ts");
  expect(literals.length).toBeGreaterThan(300);
  const unbounded = literals.filter(({ expression }) => complaintOf(() => vetExpression(expression)) !== undefined);
  expect(unbounded.filter(({ expression }) => unsafe(expression))).toEqual([]);
});

test.each([/(?:a{1,20}){1,20}b/, /(?:a|ab|[a-z]){1,40}!/, /[\w.-]{1,100}[\w.-]{1,100}[\w.-]{1,100}@/, /(?:a+)+b/])(
  "the analyser finds %s",
  (expression) => {
    expect(unsafe(expression)).toBe(true);
  },
);
