import { TOOL_TYPE_FUNCTION } from "@sideband/semconv";

import { expectNumber } from "../../expect-option.ts";
import type { Latency } from "../distribution/distribution.ts";
import { expectDistribution } from "../distribution/expect-distribution.ts";
import { latency } from "../distribution/latency.ts";
import { expectRate } from "../option/expect-rate.ts";
import { expectText } from "../option/expect-text.ts";
import { resolveErrors, type ErrorSettings, type SimulatedError } from "./simulated-error.ts";

/** One call of a tool: an INTERNAL span `execute_tool {tool}`. */
export interface ToolCallOptions {
  /** `gen_ai.tool.name`. @default "lookup_order" */
  readonly tool?: string;
  /** `gen_ai.tool.type`: `function`, `extension` or `datastore`. @default "function" */
  readonly toolType?: string;
  /** @default log-normal, median 120 ms, 99th percentile 2 s */
  readonly latency?: Latency;
  /** How many calls fail, 0 to 1. @default 0.03 */
  readonly failureRate?: number;
  /** How they fail. @default timeout, not found, refused connection */
  readonly errors?: readonly SimulatedError[];
  /** How often an agent calls this one, beside its other tools. @default 1 */
  readonly weight?: number;
}

/** A resolved {@link ToolCallOptions}, as plain data. */
export interface ToolCallScenario {
  readonly kind: "toolCall";
  readonly tool: string;
  readonly toolType: string;
  readonly latency: Latency;
  readonly failureRate: number;
  readonly errors: readonly ErrorSettings[];
  readonly weight: number;
}

const ERRORS: readonly SimulatedError[] = [
  { type: "TimeoutError", message: "The tool did not answer in time", weight: 2 },
  { type: "NotFoundError", message: "No such record", weight: 2 },
  { type: "ECONNREFUSED", message: "The connection was refused" },
];

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveToolCall = (options: ToolCallOptions = {}): ToolCallScenario => ({
  kind: "toolCall",
  tool: expectText("tool", options.tool ?? "lookup_order"),
  toolType: expectText("toolType", options.toolType ?? TOOL_TYPE_FUNCTION),
  latency: expectDistribution("latency", "ms", options.latency ?? latency.logNormal({ medianMs: 120, p99Ms: 2000 })),
  failureRate: expectRate("failureRate", options.failureRate ?? 0.03),
  errors: resolveErrors("errors", options.errors ?? ERRORS),
  weight: expectNumber("weight", options.weight ?? 1),
});
