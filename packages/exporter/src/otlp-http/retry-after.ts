/** A second is what the header can express; a receiver that says "now" gets no more than that. */
export const MIN_RETRY_AFTER_MS = 1_000;

/** Asking again six times an hour hurts nobody; trusting "in ten years" would silence telemetry for good. */
export const MAX_RETRY_AFTER_MS = 600_000;

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

// The three forms of RFC 9110 §5.6.7. `Date.parse` alone reads a date into almost any text.
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC850_DATE = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const ASCTIME_DATE = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/** Within the bounds that are heeded. */
export const clampRetryAfterMs = (ms: number): number => Math.min(MAX_RETRY_AFTER_MS, Math.max(MIN_RETRY_AFTER_MS, ms));

/** Milliseconds since the epoch of an HTTP date, or `undefined` for anything else. */
const parseHttpDate = (text: string): number | undefined => {
  const ms =
    IMF_FIXDATE.test(text) || RFC850_DATE.test(text)
      ? Date.parse(text)
      : ASCTIME_DATE.test(text)
        ? Date.parse(`${text} GMT`)
        : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
};

/**
 * How long a receiver asks to be left alone: the value of `Retry-After`, in seconds or as a date, clamped to
 * {@link MIN_RETRY_AFTER_MS} … {@link MAX_RETRY_AFTER_MS}; `undefined` if there is none or it means nothing.
 *
 * @param date the answer's `Date` header: a date is measured against the receiver's own clock where it tells it.
 * @param nowMs this machine's clock, in milliseconds since the epoch.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export const parseRetryAfter = (
  value: string | undefined,
  date: string | undefined,
  nowMs: number,
): number | undefined => {
  const text = value?.trim() ?? "";
  if (NUMBER.test(text)) return clampRetryAfterMs(Number(text) * 1_000);
  const until = parseHttpDate(text);
  if (until === undefined) return undefined;
  return clampRetryAfterMs(until - (parseHttpDate(date?.trim() ?? "") ?? nowMs));
};
