import { definePipeline, type PipelineFactory, type ReadableSpan, type SpanProcessor } from "../../../src/index.ts";
import bytesPipeline, { type BytesPipelineOptions } from "./bytes-pipeline.ts";

/** A stage as any other: holds the next one, and reads spans as objects. */
class ReadingStage implements SpanProcessor {
  readonly #next: SpanProcessor;

  constructor(next: SpanProcessor) {
    this.#next = next;
  }

  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    if (!span.ended || span.duration.length !== 2) throw new TypeError("not a span");
    this.#next.onEnd(span);
  }

  forceFlush(): Promise<void> {
    return this.#next.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.#next.shutdown();
  }

  room(): number {
    return this.#next.room?.() ?? Infinity;
  }
}

const pipeline: PipelineFactory<BytesPipelineOptions> = definePipeline(
  async (options, context) => new ReadingStage(await bytesPipeline(options, context)),
);

export default pipeline;
