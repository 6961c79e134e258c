import type { SpanForest, TraceRecord } from "../../span/span-forest.ts";
import type { SpanRecord } from "../../span/span-record.ts";
import { counted } from "../../value/counted.ts";
import { failure, type Failure } from "../failure.ts";
import type { SpansRule } from "./spans-rule.ts";

/** What counts as a whole trace. */
export interface OneTraceOptions {
  /** The trace goes on from another process: its one root has a parent that is not among the spans. @default false */
  readonly remoteParent?: boolean;
}

const marked = (spans: readonly SpanRecord[], noteOf: (span: SpanRecord) => string): [SpanRecord, string][] =>
  spans.map((span) => [span, noteOf(span)]);

const reachedFrom = (forest: SpanForest, roots: readonly SpanRecord[]): ReadonlySet<SpanRecord> => {
  const reached = new Set(roots);
  // A set goes on with what is added to it on the way.
  for (const span of reached) for (const child of forest.childrenOf(span)) reached.add(child);
  return reached;
};

/** Those that came a second time, as a retry makes them, or that share another's id. */
const twins = ({ spans }: TraceRecord): readonly SpanRecord[] =>
  [...Map.groupBy(spans, ({ spanId }) => spanId).values()].filter(({ length }) => length > 1).flat();

const findFault = (forest: SpanForest, remoteParent: boolean): Failure | null => {
  const traces = forest.traces();
  const [trace] = traces;
  if (trace === undefined) return failure("Expected one trace, got no spans");
  if (traces.length > 1) {
    const firsts = traces.flatMap(({ roots, spans }) =>
      roots.slice(0, 1).concat(roots.length === 0 ? spans.slice(0, 1) : []),
    );
    return failure(
      `Expected one trace, got ${traces.length}`,
      marked(firsts, ({ traceId }) => `trace ${traceId}`),
    );
  }
  const { roots, spans } = trace;
  const sameId = twins(trace);
  if (sameId.length > 0) {
    const notes = marked(sameId, ({ spanId }) => `span id ${spanId}`);
    return failure(`Expected one trace, got ${sameId.length} spans whose ids come more than once`, notes);
  }
  const orphans = roots.filter(({ parentSpanId }) => parentSpanId !== null);
  const trueRoots = roots.filter(({ parentSpanId }) => parentSpanId === null);
  if (roots.length === 0) return failure("Expected one trace, got spans that are each other's ancestors");
  const isRemote = remoteParent && orphans.length === 1 && trueRoots.length === 0;
  if (orphans.length > 0 && !isRemote) {
    const notes = marked(orphans, ({ parentSpanId }) => `its parent ${parentSpanId} is not among the spans`);
    return failure(`Expected one whole trace, got ${counted(orphans.length, "span")} without parent`, notes);
  }
  if (trueRoots.length > 1) {
    return failure(
      `Expected one trace with one root, got ${trueRoots.length} roots`,
      marked(trueRoots, () => "a root"),
    );
  }
  if (remoteParent && !isRemote) {
    return failure(
      "Expected a trace that goes on from another process, got one with a root",
      marked(trueRoots, () => "the root"),
    );
  }
  const reached = reachedFrom(forest, roots);
  const inCircles = spans.filter((span) => !reached.has(span));
  if (inCircles.length > 0) {
    return failure(
      "Expected one trace, got spans that are each other's ancestors",
      marked(inCircles, () => "in a circle"),
    );
  }
  const open = spans.filter(({ endTimeUnixNano }) => endTimeUnixNano === null);
  if (open.length === 0) return null;
  return failure(
    `Expected a whole trace, got ${counted(open.length, "open span")}`,
    marked(open, () => "open"),
  );
};

/** One trace id, one root, every parent there, no span twice, every span ended. */
export const oneTraceRule = ({ remoteParent = false }: OneTraceOptions = {}): SpansRule => ({
  expectation: "to form one trace",
  test: (forest) => findFault(forest, remoteParent),
});
