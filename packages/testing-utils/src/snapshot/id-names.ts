import type { SpanForest } from "../span/span-forest.ts";

const HEX_ID = /(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{16})(?![0-9a-f])/gu;

/**
 * Names for the ids of a forest, the same in every run: `<trace 1>`, `<span 1.2>`, counted in the order of their starts.
 */
export class IdNames {
  readonly #traces = new Map<string, string>();
  readonly #names = new Map<string, string>();

  constructor(forest: SpanForest) {
    for (const [index, { traceId, spans }] of forest.traces().entries()) {
      const number = index + 1;
      this.#traces.set(traceId, `trace ${number}`);
      this.#names.set(traceId, `<trace ${number}>`);
      for (const [place, { spanId }] of spans.entries()) this.#names.set(spanId, `<span ${number}.${place + 1}>`);
    }
  }

  /** `trace 1` for a trace's id. */
  ofTrace(traceId: string): string {
    return this.#traces.get(traceId) ?? "another trace";
  }

  /** A text in which every id of the forest is replaced by its name. */
  replaceIn(text: string): string {
    return text.replaceAll(HEX_ID, (id) => this.#names.get(id) ?? id);
  }
}
