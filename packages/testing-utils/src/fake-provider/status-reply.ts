import { expectCount, expectNumber } from "../expect-option.ts";

/** What an answer with an HTTP status can be given. */
export interface StatusOptions {
  /** @default the vendor's text for the status */
  readonly message?: string;
  /** OpenAI's and Anthropic's `error.type`, Gemini's `error.status`. @default the vendor's for the status */
  readonly type?: string;
  /** OpenAI's `error.param`; the others have none. @default null */
  readonly param?: string | null;
  /**
   * OpenAI's `error.code`, Anthropic's `error.details.error_code`, the `reason` in Gemini's `error.details`.
   * @default the vendor's for the status, often none
   */
  readonly code?: string | null;
  /** Sent as `retry-after`, in seconds; by Gemini in its `error.details` too. */
  readonly retryAfterSeconds?: number;
  /** Sent as `retry-after-ms`, which OpenAI's and Anthropic's clients prefer: it keeps tests of retries short. */
  readonly retryAfterMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, in place of the vendor's error body: a proxy's HTML page, broken JSON. */
  readonly body?: string;
  /** Pause before the answer, in milliseconds. @default 0 */
  readonly delayMs?: number;
}

/** An answer by its HTTP status, as plain data. Made by `reply.status`. */
export interface StatusReply extends StatusOptions {
  readonly kind: "status";
  readonly status: number;
}

export const statusReply = (status: number, options: StatusOptions): StatusReply => {
  expectCount("status", status, 200);
  if (status > 599) throw new TypeError(`Expected \`status\` to be at most 599, got ${status}`);
  for (const name of ["retryAfterSeconds", "retryAfterMs", "delayMs"] as const) {
    const value = options[name];
    if (value !== undefined) expectNumber(name, value);
  }
  return { ...options, kind: "status", status };
};
