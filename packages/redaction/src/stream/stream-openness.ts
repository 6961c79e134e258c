import type { CompiledDetector } from "../detector/compile-detector.ts";
import type { ExpressionDetector, FunctionDetector } from "../detector/detector.ts";
import type { Hit } from "../scan/hit.ts";
import { ASSIGNMENT_REACH } from "../scan/pending-assignment.ts";
import { atKeyword, type Earliest, runOf } from "../scan/run-start.ts";

import type { Scanner } from "../scan/scanner.ts";
import { startsToken } from "../scan/starts-token.ts";
import { OpenExpression } from "./open-expression.ts";
import type { Openness } from "./scan-open-text.ts";

/** How a detector depends on text that has not come. */
interface Prospect {
  readonly earliest: Earliest;
  /** Absent where nothing is known but how far it looks. */
  readonly open: OpenExpression | undefined;
}

const openForm = (expression: RegExp): OpenExpression | undefined => {
  try {
    return new OpenExpression(expression);
  } catch {
    return undefined;
  }
};

const ofFunction = ({ earliest, maxLength, pending }: FunctionDetector): Prospect => ({
  earliest: earliest ?? ((_text, at) => at - maxLength),
  open: pending && openForm(new RegExp(`(?:${pending.source})$`, pending.flags.replaceAll(/[gmy]/g, ""))),
});

const ofExpression = ({ at, lead, expression }: ExpressionDetector): Prospect => ({
  earliest: at === "run" && lead !== undefined ? runOf(lead) : atKeyword,
  open: openForm(expression),
});

const prospectOf = ({ definition }: CompiledDetector): Prospect =>
  "find" in definition ? ofFunction(definition) : ofExpression(definition);

/** Those that differ: many detectors have the same lead, or reach back as far. */
const differing = (detectors: readonly CompiledDetector[], prospects: Map<CompiledDetector, Prospect>): Earliest[] => {
  const different = new Map<unknown, Earliest>();
  for (const detector of detectors) {
    const { definition } = detector;
    const earliest = prospects.get(detector)?.earliest ?? atKeyword;
    if (earliest === atKeyword) continue;
    if ("find" in definition) different.set(definition.earliest ?? definition.maxLength, earliest);
    else different.set(String(definition.lead), earliest);
  }
  return [...different.values()];
};

/** How a scanner's detectors depend on text that has not come. Worked out once per scanner. */
export class StreamOpenness implements Openness {
  readonly #index: Scanner["index"];
  readonly #prospects = new Map<CompiledDetector, Prospect>();
  readonly #earliest: readonly Earliest[];

  constructor({ detectors, index }: Scanner) {
    for (const detector of detectors) this.#prospects.set(detector, prospectOf(detector));
    this.#index = index;
    this.#earliest = differing(detectors, this.#prospects);
  }

  tail(text: string, from: number): number {
    const at = this.#index.beginningIn(text, from);
    let first = at;
    for (const earliest of this.#earliest) first = Math.min(first, earliest(text, at));
    return Math.max(from, first);
  }

  openFrom(detector: CompiledDetector, hit: Hit): number | undefined {
    const { text, start, end } = hit;
    const { definition, reachAfter } = detector;
    const isFunction = "find" in definition;
    // Behind a run of digits nothing says where the next begins: its length does not count.
    const keywordLength = isFunction && (definition.digits ?? false) === false ? end - start : 0;
    if (start + keywordLength + reachAfter <= text.length) return undefined;
    const prospect = this.#prospects.get(detector);
    const first = prospect?.earliest(text, start) ?? 0;
    if (isFunction) return prospect?.open?.isOpen(text, start) === false ? undefined : first;
    return this.#isOpen(prospect?.open, definition, hit, first) ? first : undefined;
  }

  #isOpen(open: OpenExpression | undefined, definition: ExpressionDetector, hit: Hit, first: number): boolean {
    const { text, end } = hit;
    let at = first;
    if (definition.at === "value") {
      if (end + ASSIGNMENT_REACH > text.length) return true;
      if (hit.assigned === undefined) return false;
      at = hit.assigned.start;
    }
    if (definition.inWord !== true && !startsToken(text, at)) return false;
    return open?.isOpen(text, at) ?? true;
  }
}
