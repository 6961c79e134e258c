import type { Context } from "@opentelemetry/api";

/** Makes a call with a context active. */
export type RunIn = <T>(context: Context, call: () => T) => T;
