import type { Hit } from "../scan/hit.ts";
import { MAX_LEAD, runOf } from "../scan/run-start.ts";
import { isWithinToken } from "../scan/is-within-token.ts";
import { startsToken } from "../scan/starts-token.ts";
import type { Detector, DetectorKind, ExpressionDetector, TextRange } from "./detector.ts";
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
  find(hit: Hit): TextRange | undefined;
}

/** So many UTF-16 units that a detector looks at make it cost twice as much. */
const UNITS_PER_COST = 512;

const sticky = ({ source, flags }: RegExp): RegExp =>
  new RegExp(source, [...new Set(`${flags.replaceAll(/[dg]/g, "")}y`)].join(""));

const placeFinder = ({ at, lead }: ExpressionDetector): ((hit: Hit) => number) => {
  if (at === "value") return (hit) => hit.assigned?.start ?? -1;
  if (at !== "run" || lead === undefined) return (hit) => hit.start;
  const startOfRun = runOf(lead);
  return ({ text, start }) => startOfRun(text, start);
};

const hasSecretGroup = ({ source }: RegExp): boolean => source.includes("(?<secret>");

type Find = (text: string, hit: Hit) => TextRange | undefined;

const expressionFinder = (detector: ExpressionDetector): Find => {
  const expression = sticky(detector.expression);
  // Where groups begin takes V8 a second run over what matched.
  const located = hasSecretGroup(expression) ? new RegExp(expression.source, `${expression.flags}d`) : expression;
  const place = placeFinder(detector);
  const { inWord = false } = detector;
  return (text, hit) => {
    const at = place(hit);
    if (at < 0 || (!inWord && !startsToken(text, at))) return undefined;
    located.lastIndex = at;
    const match = located.exec(text);
    if (match === null || (!inWord && isWithinToken(text, at))) return undefined;
    const [start, end] = match.indices?.groups?.["secret"] ?? [at, located.lastIndex];
    return { start, end };
  };
};

const reachOf = ({ expression, at, keywords }: ExpressionDetector): number => {
  const ahead = expressionLength(expression);
  if (at !== "value") return ahead;
  return ahead + keywords.reduce((most, text) => Math.max(most, text.length), 0) + MAX_ASSIGNMENT;
};

const reachBeforeOf = (definition: Detector): number => {
  if ("find" in definition) return definition.maxLength;
  return definition.at === "run" ? MAX_LEAD : 0;
};

/**
 * Hundreds are made of which a process needs a few, so everything about them is found out when it is first asked for.
 * All are of one class: nothing is asked of more often.
 */
class LazyDetector implements CompiledDetector {
  readonly name: string;
  readonly label: string;
  readonly kind: DetectorKind;
  readonly definition: Detector;
  readonly order: number;
  readonly reachBefore: number;
  readonly #validate: Detector["validate"];
  #reachAfter = -1;
  #cost = 0;
  #find: Find | undefined;

  constructor(definition: Detector, order: number) {
    this.name = definition.name;
    this.label = definition.label;
    this.kind = definition.kind ?? "secret";
    this.definition = definition;
    this.order = order;
    this.reachBefore = reachBeforeOf(definition);
    this.#validate = definition.validate;
    this.#find = "find" in definition ? definition.find : undefined;
  }

  get reachAfter(): number {
    if (this.#reachAfter < 0)
      this.#reachAfter = "find" in this.definition ? this.definition.maxLength : reachOf(this.definition);
    return this.#reachAfter;
  }

  get cost(): number {
    if (this.#cost === 0) this.#cost = 1 + Math.floor(this.reachAfter / UNITS_PER_COST);
    return this.#cost;
  }

  find(hit: Hit): TextRange | undefined {
    const { text } = hit;
    this.#find ??= expressionFinder(this.definition as ExpressionDetector);
    const find = this.#find;
    const range = find(text, hit);
    if (range === undefined || range.start >= range.end) return undefined;
    const validate = this.#validate;
    if (validate !== undefined && !validate(text.slice(range.start, range.end))) return undefined;
    return range;
  }
}

/** Makes a detector ready for scanning. */
export const compileDetector = (detector: Detector, order: number = 0): CompiledDetector =>
  new LazyDetector(detector, order);
