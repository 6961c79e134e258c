/** The child process of a spawned server failed, or is no more. */
export class ServerProcessError extends Error {
  override readonly name = "ServerProcessError";
  readonly code = "SIDEBAND_SERVER_PROCESS";
}
