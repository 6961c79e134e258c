import { parentPort, workerData } from "node:worker_threads";

import { type ProducerHandle, ThreadSpanProcessor } from "../../../src/index.ts";
import { spanOf } from "../../support/spans.ts";
import { readTally } from "./tally.ts";

export interface TracingThreadData {
  readonly handle: ProducerHandle;
  readonly tally: SharedArrayBuffer;
  /** Word 0: how many spans have ended here. Word 1: how many of them were there before. */
  readonly progress: SharedArrayBuffer;
  /** The number of the first span, and how many there are. */
  readonly first: number;
  readonly count: number;
  /** How far the pipeline may be behind, or without limit. */
  readonly lead?: number;
  /** Every so many spans there is one too large for the ring. */
  readonly largeEvery?: number;
}

const { handle, tally, progress, first, count, lead, largeEvery } = workerData as TracingThreadData;
const processor = new ThreadSpanProcessor({ handle });
const ended = new Int32Array(progress);
const { total } = readTally(tally);

const isAhead = (index: number): boolean => lead !== undefined && index - Atomics.load(total, 0) > lead;

for (let index = 0; index < count; index++) {
  while (isAhead(index)) Atomics.wait(ended, 1, 0, 1);
  const large = largeEvery !== undefined && index % largeEvery === largeEvery - 1;
  const spanId = (first + index + 0x1_0000_0000).toString(16).padStart(16, "0");
  processor.onEnd(spanOf({ spanId, ...(large && { attributes: { text: "x".repeat(40_000) } }) }));
  Atomics.add(ended, 0, 1);
}
await processor.forceFlush();
parentPort?.postMessage("flushed");
await processor.shutdown();
