import type { FakeProviderOptions } from "@sideband/testing-utils";

import type { Program } from "./program/program.ts";
import type { TokenCounts } from "./span-reader.ts";

export type FinishReason = "stop" | "tool_call" | "length" | "error";

/** What the span of one call has to say, in the order in which the calls were made. */
export interface ExpectedSpan {
  /** Whether the call failed; `either` where the program, and not the model, has made it fail. @default false */
  readonly fails?: boolean | "either";
  /** What the provider calls the error, where the program may not see one. @default what the program sees */
  readonly errorTypes?: readonly string[];
  /** `error` stands for a reason that was due and did not come. Absent: any, or none. */
  readonly finishReason?: FinishReason;
  /** `null`: none was told, so that none may be recorded. Absent: any, or none. */
  readonly usage?: TokenCounts | null;
  /** @default "model-a" */
  readonly model?: string;
  /** How long the provider kept the first chunk back, where it is to be measured. In milliseconds. */
  readonly firstChunkAfterMs?: number;
}

/** A small program that uses a model, and what an instrumentation should make of it. */
export interface Scenario {
  readonly name: string;
  /** The APIs that it is for: some make no text. */
  readonly for: "all" | "completions";
  readonly script: NonNullable<FakeProviderOptions["script"]>;
  /** Whether nothing listens at the provider's address. @default false */
  readonly refused?: boolean;
  /** Whether it lets go of a stream without a word, so that only the garbage collector can tell. @default false */
  readonly abandons?: boolean;
  readonly spans: readonly ExpectedSpan[];
  /** What it throws is printed as well. */
  run(program: Program): Promise<void>;
}
