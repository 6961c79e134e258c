// Model Context Protocol and the JSON-RPC beneath it.

/** JSON-RPC version; recorded only when it is not `2.0`. */
export const ATTR_JSONRPC_PROTOCOL_VERSION = "jsonrpc.protocol.version";

/** Id of the JSON-RPC request, as a string. */
export const ATTR_JSONRPC_REQUEST_ID = "jsonrpc.request.id";

/** The MCP request or notification method. */
export const ATTR_MCP_METHOD_NAME = "mcp.method.name";

/** Version of the Model Context Protocol in use. */
export const ATTR_MCP_PROTOCOL_VERSION = "mcp.protocol.version";

/** URI of the MCP resource. */
export const ATTR_MCP_RESOURCE_URI = "mcp.resource.uri";

/** Id of the MCP session. */
export const ATTR_MCP_SESSION_ID = "mcp.session.id";
