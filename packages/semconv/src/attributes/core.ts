// Names of the general conventions that GenAI telemetry uses.

/** Address of the client. */
export const ATTR_CLIENT_ADDRESS = "client.address";

/** Port of the client. */
export const ATTR_CLIENT_PORT = "client.port";

/** Deployment environment, e.g. `production`. On the resource. */
export const ATTR_DEPLOYMENT_ENVIRONMENT_NAME = "deployment.environment.name";

/** Low-cardinality class of the failure; absent on success. */
export const ATTR_ERROR_TYPE = "error.type";

/** Message of the exception. */
export const ATTR_EXCEPTION_MESSAGE = "exception.message";

/** Stack trace of the exception. */
export const ATTR_EXCEPTION_STACKTRACE = "exception.stacktrace";

/** Class name of the exception. */
export const ATTR_EXCEPTION_TYPE = "exception.type";

/** HTTP method of the request. */
export const ATTR_HTTP_REQUEST_METHOD = "http.request.method";

/** HTTP status code of the response. */
export const ATTR_HTTP_RESPONSE_STATUS_CODE = "http.response.status_code";

/** Application protocol, e.g. `http`. */
export const ATTR_NETWORK_PROTOCOL_NAME = "network.protocol.name";

/** Version of the application protocol. */
export const ATTR_NETWORK_PROTOCOL_VERSION = "network.protocol.version";

/** Transport: `tcp`, `udp`, `pipe`, `unix`, `quic`. */
export const ATTR_NETWORK_TRANSPORT = "network.transport";

/** Name of the executable that a tool ran. */
export const ATTR_PROCESS_EXECUTABLE_NAME = "process.executable.name";

/** Path of the executable that a tool ran. */
export const ATTR_PROCESS_EXECUTABLE_PATH = "process.executable.path";

/** Exit code of the process that a tool ran. */
export const ATTR_PROCESS_EXIT_CODE = "process.exit.code";

/** Status code of the RPC. */
export const ATTR_RPC_STATUS_CODE = "rpc.status_code";

/** Address of the server, without a port. */
export const ATTR_SERVER_ADDRESS = "server.address";

/** Port of the server; only together with its address. */
export const ATTR_SERVER_PORT = "server.port";

/** Name of the service. On the resource. */
export const ATTR_SERVICE_NAME = "service.name";

/** Version of the service. On the resource. */
export const ATTR_SERVICE_VERSION = "service.version";

/** Absolute URL of the request. */
export const ATTR_URL_FULL = "url.full";

/** Id of the user. Never on metrics. */
export const ATTR_USER_ID = "user.id";
