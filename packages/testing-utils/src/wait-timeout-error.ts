/** What a test waited for did not happen in time; the message says what had happened instead. */
export class WaitTimeoutError extends Error {
  override readonly name = "WaitTimeoutError";
  readonly code = "SIDEBAND_WAIT_TIMEOUT";
}
