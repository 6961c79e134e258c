import { STATUS_CODES } from "node:http";

import { expectCount } from "../../expect-option.ts";
import type { Delivery } from "../delivery.ts";
import { respondFailure } from "../respond.ts";

/** What a failure can be given. */
export interface StatusAnswerOptions {
  /** Sent as `retry-after`: a number of seconds, or a text as it is, such as an HTTP date. */
  readonly retryAfter?: number | string;
  /** @default the name of the status */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Takes nothing and answers with a status and the body that OTLP asks for. */
export interface StatusAnswer extends StatusAnswerOptions {
  readonly kind: "status";
  readonly status: number;
}

export const statusAnswer = (status: number, options: StatusAnswerOptions): StatusAnswer => {
  expectCount("status", status, 300); // a success is `accept` or `partialSuccess`
  if (status > 599) throw new TypeError(`Expected \`status\` to be at most 599, got ${status}`);
  return { ...options, kind: "status", status };
};

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Source: RFC 9110, section 15.4 */
export const redirectAnswer = (status: number, location: string): StatusAnswer => {
  if (!REDIRECTS.includes(status))
    throw new TypeError(`Expected \`status\` to be one of ${REDIRECTS.join(", ")}, got ${status}`);
  return { kind: "status", status, headers: { location } };
};

export const performStatus = (answer: StatusAnswer, delivery: Delivery<never>): void => {
  const { status, retryAfter, headers, message = STATUS_CODES[status] ?? `Status ${status}` } = answer;
  respondFailure(delivery.exchange, delivery.form.format, {
    status,
    message,
    headers: { ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }), ...headers },
  });
};
