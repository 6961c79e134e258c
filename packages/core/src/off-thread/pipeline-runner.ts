import type { Request } from "./messages.ts";

/** What runs a pipeline: a thread of its own, or this one. */
export interface PipelineRunner {
  post(request: Request, transfer?: readonly ArrayBuffer[]): void;
  /** Delivers at once what has been said up to now, where it would come too late otherwise. */
  catchUp(): void;
  /** Ends it; what it holds is lost. Resolves when it is gone. */
  stop(): Promise<void>;
}
