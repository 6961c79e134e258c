const CODE = "SIDEBAND_DECODE_FAILED";

/** Bytes that are no OTLP message. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  readonly code: typeof CODE = CODE;

  constructor(found: string, options?: ErrorOptions) {
    super(`Expected an OTLP message, got ${found}`, options);
  }

  /** Tells a `DecodeError` of any installed copy of this package. */
  static isInstance(value: unknown): value is DecodeError {
    return value instanceof Error && "code" in value && value.code === CODE;
  }
}
