// Model Context Protocol metrics.

/** Duration of an MCP request or notification as its sender sees it. Histogram, `s`. */
export const METRIC_MCP_CLIENT_OPERATION_DURATION = "mcp.client.operation.duration";

/** Duration of an MCP session as the client sees it. Histogram, `s`. */
export const METRIC_MCP_CLIENT_SESSION_DURATION = "mcp.client.session.duration";

/** Duration of an MCP request or notification as its receiver sees it. Histogram, `s`. */
export const METRIC_MCP_SERVER_OPERATION_DURATION = "mcp.server.operation.duration";

/** Duration of an MCP session as the server sees it. Histogram, `s`. */
export const METRIC_MCP_SERVER_SESSION_DURATION = "mcp.server.session.duration";
