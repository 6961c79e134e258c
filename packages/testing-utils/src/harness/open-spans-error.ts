/** Spans were started and never ended. */
export class OpenSpansError extends Error {
  override readonly name = "OpenSpansError";
  readonly code = "SIDEBAND_OPEN_SPANS";
}
