import type { AskRequest } from "./pipeline-requests.ts";
import type { RingBuffers } from "./ring-buffers.ts";
import type { LargePayload } from "./large-spans.ts";

/** A ring, as the thread of the pipeline gets to know it. */
export interface RingDescription extends RingBuffers {
  readonly id: number;
  /** Its producer has ended: what is left in it is all there will be. */
  readonly retired: boolean;
}

/** What the thread of the pipeline is asked. */
export type Request =
  | { readonly type: "adopt"; readonly ring: RingDescription }
  | { readonly type: "retire"; readonly ring: number }
  | ({ readonly type: "large"; readonly ring: number } & LargePayload)
  | AskRequest;

/** What it says. */
export type Report =
  | { readonly type: "ready" }
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "log"; readonly message: string }
  | { readonly type: "retired"; readonly ring: number }
  | { readonly type: "done"; readonly id: number };

/** What the thread of a pipeline is started with. */
export interface PipelineStart {
  readonly memory: SharedArrayBuffer;
  readonly generation: number;
  readonly rings: readonly RingDescription[];
  readonly pipeline: string;
  readonly pipelineOptions: unknown;
  readonly maxQueueBytes: number;
}
