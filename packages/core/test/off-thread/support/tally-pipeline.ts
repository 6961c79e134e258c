import {
  BatchingSpanProcessor,
  definePipeline,
  type PipelineFactory,
  type SendingSpanExporter,
} from "../../../src/index.ts";
import { readTally } from "./tally.ts";

export interface TallyPipelineOptions {
  readonly tally: SharedArrayBuffer;
}

/** Marks what arrives in shared memory, and sends it nowhere. */
const pipeline: PipelineFactory<TallyPipelineOptions> = definePipeline(({ tally }, context) => {
  const { arrivals, total } = readTally(tally);
  const exporter: SendingSpanExporter = {
    async send(batch) {
      for (const { bytes } of batch.spans) {
        // The span id, which is its number, stands behind the trace id.
        const number = Buffer.from(bytes.subarray(20, 28)).readBigUInt64BE() & 0xffff_ffffn;
        Atomics.add(arrivals, Number(number), 1);
        Atomics.add(total, 0, 1);
      }
      return { sent: batch.size, rejected: 0, spooled: 0, dropped: {} };
    },
    export() {},
    async shutdown() {},
  };
  return new BatchingSpanProcessor({ exporter, ...context.batching, scheduledDelayMs: 20 });
});

export default pipeline;
