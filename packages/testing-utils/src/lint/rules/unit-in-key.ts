import { ATTRIBUTES } from "@sideband/semconv";

import { write } from "../fix-text.ts";
import type { SpanFault } from "../lint-finding.ts";

const UNIT = /[._](?<unit>ms|msec|millis|milliseconds|us|micros|ns|nanos|s|sec|secs|seconds)$/u;

/** How many seconds one of a unit is, by its first two letters. */
const SECONDS: Readonly<Record<string, number>> = { ms: 1e-3, mi: 1e-3, us: 1e-6, ns: 1e-9, na: 1e-9, s: 1, se: 1 };

const secondsOf = (unit: string, value: unknown): number | undefined => {
  const factor = unit === "micros" ? SECONDS["us"] : SECONDS[unit.slice(0, 2)];
  return typeof value === "number" && factor !== undefined ? Number((value * factor).toPrecision(12)) : undefined;
};

/** A key that does not exist and ends in a unit of time; `undefined` for any other. */
export const unitFault = (key: string, value: unknown): SpanFault | undefined => {
  const { unit } = UNIT.exec(key)?.groups ?? {};
  if (unit === undefined) return undefined;
  const official = key.slice(0, -unit.length - 1);
  return {
    rule: "unit-in-key",
    level: "error",
    message: `\`${key}\` ends in a unit, and does not exist`,
    fix:
      ATTRIBUTES[official]?.type === "double"
        ? `${write(official, secondsOf(unit, value))} (seconds)`
        : "leave durations to start and end of the span, or put it under a name of your own",
    key,
  };
};
