import type { Hit } from "../scan/hit.ts";
import { MAX_LEAD, runOf } from "../scan/run-start.ts";
import { startsToken } from "../scan/starts-token.ts";
import type { Detector, DetectorKind, ExpressionDetector, FunctionDetector, TextRange } from "./detector.ts";
import { expressionLength } from "../expression/expression-length.ts";
import { MAX_ASSIGNMENT } from "../scan/read-assignment.ts";

/** A detector as the scanner uses it. */
export interface CompiledDetector {
  readonly name: string;
  readonly label: string;
  readonly kind: DetectorKind;
  readonly definition: Detector;
  /** Its place among all detectors: of two that find the same, the one with the lower gives its name. */
  readonly order: number;
  /** How far before a keyword a match may begin, in UTF-16 units. */
  readonly reachBefore: number;
  /** How far from where a keyword begins it looks ahead, in UTF-16 units. */
  readonly reachAfter: number;
  /** What trying it may cost, where trying what looks at next to nothing costs 1. */
  readonly cost: number;
  /** May throw, as the application's functions may. */
  readonly find: (hit: Hit) => TextRange | undefined;
}

/** So many UTF-16 units that a detector looks at make it cost twice as much. */
const UNITS_PER_COST = 512;

const costOf = (reach: number): number => 1 + Math.floor(reach / UNITS_PER_COST);

const sticky = ({ source, flags }: RegExp): RegExp =>
  new RegExp(source, [...new Set(`${flags.replaceAll(/[dg]/g, "")}y`)].join(""));

const placeFinder = ({ at, lead }: ExpressionDetector): ((hit: Hit) => number) => {
  if (at === "value") return (hit) => hit.assigned?.start ?? -1;
  if (at !== "run" || lead === undefined) return (hit) => hit.start;
  const startOfRun = runOf(lead);
  return ({ text, start }) => startOfRun(text, start);
};

const hasSecretGroup = ({ source }: RegExp): boolean => source.includes("(?<secret>");

const expressionFinder = (detector: ExpressionDetector): CompiledDetector["find"] => {
  const expression = sticky(detector.expression);
  // Where groups begin takes V8 a second run over what matched.
  const located = hasSecretGroup(expression) ? new RegExp(expression.source, `${expression.flags}d`) : expression;
  const place = placeFinder(detector);
  const { inWord = false, validate } = detector;
  return (hit) => {
    const at = place(hit);
    if (at < 0 || (!inWord && !startsToken(hit.text, at))) return undefined;
    located.lastIndex = at;
    const match = located.exec(hit.text);
    if (match === null) return undefined;
    const [start, end] = match.indices?.groups?.["secret"] ?? [at, located.lastIndex];
    if (start === end) return undefined;
    if (validate !== undefined && !validate(hit.text.slice(start, end))) return undefined;
    return { start, end };
  };
};

const reachOf = ({ expression, at, keywords }: ExpressionDetector): number => {
  const ahead = expressionLength(expression);
  if (at !== "value") return ahead;
  return ahead + keywords.reduce((most, text) => Math.max(most, text.length), 0) + MAX_ASSIGNMENT;
};

/** Hundreds are made of which a process needs a few, so everything about them is found out when it is first asked for. */
const compileExpression = (definition: ExpressionDetector, order: number): CompiledDetector => {
  const { name, label, kind = "secret", at } = definition;
  let reachAfter: number | undefined;
  let cost: number | undefined;
  let find: CompiledDetector["find"] | undefined;
  return {
    name,
    label,
    kind,
    definition,
    order,
    reachBefore: at === "run" ? MAX_LEAD : 0,
    get reachAfter() {
      return (reachAfter ??= reachOf(definition));
    },
    get cost() {
      return (cost ??= costOf(this.reachAfter));
    },
    find: (hit) => (find ??= expressionFinder(definition))(hit),
  };
};

const compileFunction = (definition: FunctionDetector, order: number): CompiledDetector => {
  const { name, label, kind = "secret", find, maxLength, validate } = definition;
  return {
    name,
    label,
    kind,
    definition,
    order,
    reachBefore: maxLength,
    reachAfter: maxLength,
    cost: costOf(maxLength),
    find: (hit) => {
      const range = find(hit.text, hit);
      if (range === undefined || range.start >= range.end) return undefined;
      if (validate !== undefined && !validate(hit.text.slice(range.start, range.end))) return undefined;
      return range;
    },
  };
};

/** Makes a detector ready for scanning. */
export const compileDetector = (detector: Detector, order: number = 0): CompiledDetector =>
  "expression" in detector ? compileExpression(detector, order) : compileFunction(detector, order);
