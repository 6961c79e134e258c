import { MCP_DURATION_BUCKETS_S } from "../buckets.ts";
import type { MetricDefinition } from "./metric-definition.ts";

/** The Model Context Protocol metrics. */
export const MCP_METRICS: Readonly<Record<string, MetricDefinition>> = {
  "mcp.client.operation.duration": {
    instrument: "histogram",
    unit: "s",
    valueType: "double",
    description: "Duration of an MCP request or notification as its sender sees it.",
    boundaries: MCP_DURATION_BUCKETS_S,
    stability: "development",
  },
  "mcp.client.session.duration": {
    instrument: "histogram",
    unit: "s",
    valueType: "double",
    description: "Duration of an MCP session as the client sees it.",
    boundaries: MCP_DURATION_BUCKETS_S,
    stability: "development",
  },
  "mcp.server.operation.duration": {
    instrument: "histogram",
    unit: "s",
    valueType: "double",
    description: "Duration of an MCP request or notification as its receiver sees it.",
    boundaries: MCP_DURATION_BUCKETS_S,
    stability: "development",
  },
  "mcp.server.session.duration": {
    instrument: "histogram",
    unit: "s",
    valueType: "double",
    description: "Duration of an MCP session as the server sees it.",
    boundaries: MCP_DURATION_BUCKETS_S,
    stability: "development",
  },
};
