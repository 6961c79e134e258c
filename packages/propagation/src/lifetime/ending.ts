import type { Context } from "@opentelemetry/api";

/** A span that is open, as seen by whoever has to end it. Only the first call of any of these has an effect. */
export interface Ending {
  /** The context in which the span is the active one. */
  readonly context: Context;
  /** Notes that the operation still makes progress. */
  touch(): void;
  /** The operation completed. */
  end(): void;
  /** The application left before the operation was complete. */
  cancel(): void;
  /** The operation ended with an error that the application sees. */
  fail(error: unknown): void;
  /** Nobody can end the operation any more: it ends as of the last time it made progress. */
  abandon(): void;
}
