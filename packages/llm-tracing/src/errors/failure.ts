import type { ErrorCategory } from "@sideband/semconv";

/** What can be said of an error without quoting it, `filterReason` apart. */
export interface Failure {
  /** The value of `error.type`. */
  readonly type: string;
  readonly category: ErrorCategory;
  /** The HTTP status. */
  readonly status?: number;
  /** Seconds that the provider asks to wait. */
  readonly retryAfterS?: number;
  /** How many tokens the model takes, where a request had too many. */
  readonly tokenLimit?: number;
  /** How many tokens such a request came to. */
  readonly tokensRequested?: number;
  /** Why the provider filtered the content. Content: it may quote the prompt. */
  readonly filterReason?: string;
}
