import { table } from "../table.ts";
import { DEPRECATED_METRICS } from "./deprecated-table.ts";
import { GEN_AI_METRICS } from "./gen-ai-table.ts";
import { MCP_METRICS } from "./mcp-table.ts";
import type { MetricDefinition } from "./metric-definition.ts";
import { OTEL_SDK_METRICS } from "./otel-sdk-table.ts";
import { SIDEBAND_METRICS } from "./sideband-table.ts";

/**
 * Every metric this package knows, by name: instrument, unit, value type, boundaries, attributes.
 *
 * @example
 * const { unit, description } = METRICS["gen_ai.client.inference.duration"]!;
 */
export const METRICS: Readonly<Record<string, MetricDefinition>> = /* @__PURE__ */ table(
  GEN_AI_METRICS,
  MCP_METRICS,
  OTEL_SDK_METRICS,
  DEPRECATED_METRICS,
  SIDEBAND_METRICS,
);
