import { type Carrier, defineCarrier, ownEntry } from "./carrier.ts";

export type Environment = Record<string, string | undefined>;

const NORMALIZED = /^[A-Z_][A-Z0-9_]*$/;

/** `traceparent` is `TRACEPARENT`, `x-b3-traceid` is `X_B3_TRACEID`. */
const normalize = (key: string): string => {
  const name = key.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase()).replaceAll(/[^A-Z0-9_]/g, "_");
  return /^[0-9]|^$/.test(name) ? `_${name}` : name;
};

/**
 * Carries trace context to a child process, in the environment that it starts with. Write into a copy, for `process.env` is
 * shared by all that this process does at the same time, and leave out of it what this process was started with itself:
 * what is not written anew would be the child's. The child reads once, at its start. Whoever may look at the child's
 * environment sees the baggage.
 *
 * Source: https://opentelemetry.io/docs/specs/otel/context/env-carriers/
 *
 * @example
 * const env = { ...process.env, TRACEPARENT: undefined, TRACESTATE: undefined, BAGGAGE: undefined };
 * propagation.inject(context.active(), env, envCarrier);
 * spawn(process.execPath, ["child.js"], { env });
 *
 * // in the child
 * const parent = propagation.extract(ROOT_CONTEXT, process.env, envCarrier);
 */
export const envCarrier: Carrier<Environment> = defineCarrier({
  keys: (env: Environment) => Object.keys(env).filter((name) => NORMALIZED.test(name)),
  read: (env, key) => ownEntry(env, normalize(key)),
  write: (env, key, value) => {
    // With such a value in it no process starts.
    if (!value.includes("\0")) env[normalize(key)] = value;
  },
});
