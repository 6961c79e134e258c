/**
 * A server of this package failed while it served a request: its script threw, or asked for what cannot be sent. The
 * message says which request it was, and `cause` is what was thrown, unless that happened in another process.
 */
export class ServerFailureError extends Error {
  override readonly name = "ServerFailureError";
  readonly code = "SIDEBAND_SERVER_FAILURE";
}
