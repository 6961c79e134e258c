/** The bytes of a request are not what its headers say they are. */
export class MalformedRequestError extends Error {
  override readonly name = "MalformedRequestError";
  readonly code = "SIDEBAND_MALFORMED_REQUEST";
}
