import { durationMs } from "../span/duration.ts";
import { statusSuffix } from "../span/print-tree.ts";
import { renderTrace, type SpanLines } from "../span/render-tree.ts";
import { SpanForest } from "../span/span-forest.ts";
import type { SpanLike } from "../span/span-like.ts";
import type { RecordAttributes, SpanRecord } from "../span/span-record.ts";
import { spansOf, type SpanSource } from "../span/span-source.ts";
import { mapTexts } from "../value/map-texts.ts";
import { oneLine } from "../value/one-line.ts";
import { printDigest } from "../value/print-value.ts";
import { IdNames } from "./id-names.ts";
import { volatileValue, withoutLoopbackPorts } from "./volatile-value.ts";

/** What goes into a snapshot. */
export interface TraceSnapshotOptions {
  /** Print attributes, of events and links too. @default true */
  readonly attributes?: boolean;
  /** Print when each span started within its trace and how long it took: for virtual clocks. @default false */
  readonly times?: boolean;
  /** Print scope and resource of each span whose parent has others. @default false */
  readonly origins?: boolean;
  /**
   * What to print for an attribute: any value in place of its own, or `undefined` to leave it out.
   * @default the value as it is
   */
  readonly normalize?: (key: string, value: unknown, span: SpanRecord) => unknown;
}

const NANOSECONDS_PER_MS = 1e6;

const asItIs = (_: string, value: unknown): unknown => value;

class SnapshotPrinter {
  readonly #forest: SpanForest;
  readonly #ids: IdNames;
  readonly #options: Required<TraceSnapshotOptions>;

  constructor(forest: SpanForest, options: TraceSnapshotOptions) {
    const { attributes = true, times = false, origins = false, normalize = asItIs } = options;
    this.#forest = forest;
    this.#ids = new IdNames(forest);
    this.#options = { attributes, times, origins, normalize };
  }

  print(): string {
    return this.#forest
      .traces()
      .map((trace) => {
        const startedAt = trace.spans[0]?.startTimeUnixNano ?? 0n;
        const lines = renderTrace(this.#forest, trace, (span) => this.#linesOf(span, startedAt));
        return [this.#ids.ofTrace(trace.traceId), ...lines].join("\n");
      })
      .join("\n\n");
  }

  #linesOf(span: SpanRecord, traceStartedAt: bigint): SpanLines {
    const { attributes, times, origins } = this.#options;
    const took = durationMs(span);
    const offsetMs = Number(span.startTimeUnixNano - traceStartedAt) / NANOSECONDS_PER_MS;
    const time = times ? `  at ${offsetMs} ms${took === null ? "" : ` for ${took} ms`}` : "";
    const name = this.#textOf(span.name);
    const status = statusSuffix({ ...span.status, message: this.#ids.replaceIn(span.status.message) });
    const head = `${name}  [${span.kind}]${took === null ? "  (open)" : ""}${time}${status}`;
    const details = [
      ...(origins && this.#isFromElsewhere(span) ? this.#originOf(span) : []),
      ...(attributes ? this.#attributeLines(span.attributes, span) : []),
      ...span.events.flatMap((event) => [`event ${this.#textOf(event.name)}`, ...this.#nested(event.attributes, span)]),
      ...span.links.flatMap((link) => [this.#linkLine(link), ...this.#nested(link.attributes, span)]),
    ];
    return { head, details, above: "(parent elsewhere) " };
  }

  /** Ids are replaced before anything is cut: one that the cut divides would be another in each run. */
  #textOf(text: string): string {
    return oneLine(this.#ids.replaceIn(text));
  }

  #attributeLines(attributes: RecordAttributes, span: SpanRecord): readonly string[] {
    return Object.keys(attributes)
      .toSorted()
      .flatMap((key) => {
        const value = this.#options.normalize(key, attributes[key], span);
        if (value === undefined) return [];
        const printed = value === attributes[key] ? volatileValue(key, attributes) : null;
        const replaced = mapTexts(value, (text) => this.#ids.replaceIn(withoutLoopbackPorts(text)));
        return [`${this.#textOf(key)}: ${printed ?? printDigest(replaced)}`];
      });
  }

  #nested(attributes: RecordAttributes, span: SpanRecord): readonly string[] {
    if (!this.#options.attributes) return [];
    return this.#attributeLines(attributes, span).map((line) => `  ${line}`);
  }

  #linkLine({ traceId, spanId }: SpanRecord["links"][number]): string {
    const target = this.#forest.spanOf(traceId, spanId);
    return target === undefined
      ? "link to a span elsewhere"
      : `link to ${this.#textOf(target.name)} of ${this.#ids.ofTrace(traceId)}`;
  }

  #isFromElsewhere(span: SpanRecord): boolean {
    const parent = this.#forest.parentOf(span);
    return (
      parent === undefined ||
      parent.scope.name !== span.scope.name ||
      parent.resource.attributes["service.name"] !== span.resource.attributes["service.name"]
    );
  }

  #originOf({ scope, resource }: SpanRecord): readonly string[] {
    const service = resource.attributes["service.name"];
    // The SDK's own name for a service without one ends with the path of the program.
    if (service === undefined) return [`scope: ${this.#textOf(scope.name)}`];
    const named = typeof service === "string" ? service.replace(/^unknown_service:.*/su, "unknown_service") : service;
    return [`scope: ${this.#textOf(scope.name)}`, `service: ${printDigest(named)}`];
  }
}

/**
 * Spans as text that is the same in every run and can be read in a review: trees with kinds, status, attributes by key,
 * events and links; ids by number; no times. Values that differ from run to run (measured times, free ports, stacks)
 * are replaced by what they are.
 *
 * @example
 * expect(traceSnapshot(telemetry)).toMatchSnapshot();
 */
export const traceSnapshot = (spans: Iterable<SpanLike> | SpanSource, options: TraceSnapshotOptions = {}): string =>
  new SnapshotPrinter(new SpanForest(spansOf(spans)), options).print();
