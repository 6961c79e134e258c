/** Reads how long to wait, in seconds. Undefined for what does not say it, or says what nobody would wait. */
export type ParseWait = (value: unknown, nowMs: () => number) => number | undefined;

const SECONDS_PER_UNIT: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ["ms", 0.001],
  ["s", 1],
  ["second", 1],
  ["m", 60],
  ["h", 3600],
]);

const MAX_SECONDS = 31_536_000;

/** Longer than any number, date or duration. */
const MAX_LENGTH = 64;

const DECIMAL = /^\d{1,15}(?:\.\d{1,15})?$/;
const STEP = /(?<amount>[\d.]+) ?(?<unit>ms|second|s|m|h)/gi;

const plausible = (seconds: number): number | undefined =>
  seconds >= 0 && seconds <= MAX_SECONDS ? seconds : undefined;

const decimal = (value: unknown): number => {
  if (typeof value === "number") return value;
  return typeof value === "string" && DECIMAL.test(value) ? Number(value) : Number.NaN;
};

export const parseSeconds: ParseWait = (value) => plausible(decimal(value));

export const parseMilliseconds: ParseWait = (value) => plausible(decimal(value) / 1000);

/** Seconds, or the date at which they are over. */
export const parseRetryAfter: ParseWait = (value, nowMs) => {
  const isDate = typeof value === "string" && value.length <= MAX_LENGTH && value.endsWith("GMT");
  if (!isDate) return parseSeconds(value, nowMs);
  return plausible(Math.max(0, Date.parse(value) - nowMs()) / 1000);
};

/** `1m30s`, `250ms`, `39.5s`, `20 seconds`. */
export const parseDuration: ParseWait = (value) => {
  if (typeof value !== "string" || value.length > MAX_LENGTH) return undefined;
  let seconds = Number.NaN;
  for (const { groups } of value.matchAll(STEP)) {
    const perUnit = SECONDS_PER_UNIT.get(groups?.["unit"]?.toLowerCase() ?? "") ?? Number.NaN;
    seconds = (Number.isNaN(seconds) ? 0 : seconds) + Number(groups?.["amount"]) * perUnit;
  }
  return plausible(seconds);
};
