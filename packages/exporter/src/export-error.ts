import type { SendOutcome } from "@sideband/core";

const CODE = "SIDEBAND_EXPORT_INCOMPLETE";

/**
 * Not every span of a stock `export()` call was taken; {@link ExportError.outcome} says what became of them, and the
 * message also why.
 */
export class ExportError extends Error {
  override readonly name = "ExportError";
  readonly code: typeof CODE = CODE;
  readonly outcome: SendOutcome;

  constructor(outcome: SendOutcome) {
    const { sent, rejected, dropped, cause } = outcome;
    const lost = Object.entries(dropped).map(([reason, count]) => `${count} dropped (${reason})`);
    const refused = rejected > 0 ? [`${rejected} rejected by the receiver`] : [];
    const why = cause instanceof Error ? `; ${cause.message}` : "";
    super(`Not all spans were exported: ${[`${sent} sent`, ...refused, ...lost].join(", ")}${why}`);
    this.outcome = outcome;
  }

  /** Tells an `ExportError` of any installed copy of this package. */
  static isInstance(value: unknown): value is ExportError {
    return value instanceof Error && "code" in value && value.code === CODE;
  }
}
