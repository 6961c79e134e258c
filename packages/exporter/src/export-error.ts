import type { SendOutcome } from "@sideband/core";

const CODE = "SIDEBAND_EXPORT_INCOMPLETE";

/** Not every span of a stock `export()` call was taken; {@link ExportError.outcome} says what became of them. */
export class ExportError extends Error {
  override readonly name = "ExportError";
  readonly code: typeof CODE = CODE;
  readonly outcome: SendOutcome;

  constructor(outcome: SendOutcome) {
    const lost = Object.entries(outcome.dropped).map(([reason, count]) => `${count} dropped (${reason})`);
    const rejected = outcome.rejected > 0 ? [`${outcome.rejected} rejected by the receiver`] : [];
    super(`Not all spans were exported: ${outcome.sent} sent, ${[...rejected, ...lost].join(", ")}`);
    this.outcome = outcome;
  }

  /** Tells an `ExportError` of any installed copy of this package. */
  static isInstance(value: unknown): value is ExportError {
    return value instanceof Error && "code" in value && value.code === CODE;
  }
}
