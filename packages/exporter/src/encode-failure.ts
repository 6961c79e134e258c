import { EncodeError } from "@sideband/core/otlp";

/** What an encoder threw, as an error whose message quotes nothing of the application's. */
export const encodeFailure = (error: unknown): EncodeError =>
  EncodeError.isInstance(error)
    ? error
    : new EncodeError("encode_failed", "The request could not be encoded", { cause: error });
