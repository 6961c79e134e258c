const CODE = "SIDEBAND_ENCODE_FAILED";

const isReason = (value: unknown): boolean => value === "encode_failed" || value === "too_large";

/** A span that cannot become OTLP bytes. `reason` is what the ledger counts it under. */
export class EncodeError extends Error {
  override readonly name = "EncodeError";
  readonly code: typeof CODE = CODE;
  readonly reason: "encode_failed" | "too_large";

  constructor(reason: "encode_failed" | "too_large", message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }

  /** Tells an `EncodeError` of any installed copy of this package. */
  static isInstance(value: unknown): value is EncodeError {
    try {
      return (
        value instanceof Error && "code" in value && value.code === CODE && "reason" in value && isReason(value.reason)
      );
    } catch {
      return false; // anything can be thrown, even what throws when it is looked at
    }
  }
}
