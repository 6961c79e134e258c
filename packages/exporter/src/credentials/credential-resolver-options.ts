import { diag } from "@opentelemetry/api";
import { type Scheduler, systemScheduler } from "@sideband/core";

import { expectFunction, expectInteger, wrongOption } from "../expect-option.ts";
import { CredentialEnvironment } from "./credential-environment.ts";
import type { CredentialStore } from "./credential-store.ts";
import type { RefreshOptions } from "./refreshed-credential.ts";

export interface CredentialResolverOptions {
  /**
   * What the names of variables begin with: with `OTLP`, the variable `OTLP_API_TOKEN` overrides what the store has as
   * `api-token`. @default the environment has no say
   */
  readonly envPrefix?: string;
  /** The environment, of which a copy is made. @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where that is looked up which the environment does not have. @default nowhere */
  readonly store?: CredentialStore;
  /**
   * For how long a value is used before a new one is fetched, in milliseconds; values that expire are replaced after
   * three quarters of their life at the latest. It happens on use, while the old value serves on. @default 300000 (5 minutes)
   */
  readonly refreshIntervalMs?: number;
  /** How long the store has for an answer, in milliseconds. @default 10000 */
  readonly timeoutMs?: number;
  /** Where one line goes when fetching a credential begins to fail, and one when it works again. @default `diag.warn` of the OpenTelemetry API */
  readonly log?: (message: string) => void;
  /** Time and timers. @default those of the process */
  readonly scheduler?: Scheduler;
}

/** The options with every default in its place and every value checked. */
export interface ResolvedCredentialOptions {
  readonly environment: CredentialEnvironment | undefined;
  /** How to get at the store; `undefined` where there is none. */
  readonly refresh: RefreshOptions | undefined;
}

/** The longest delay that `setTimeout` takes. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** @throws TypeError for a value that cannot work: "Expected `x` to be …, got …". */
export const resolveCredentialOptions = ({
  envPrefix,
  env = process.env,
  store,
  refreshIntervalMs = 300_000,
  timeoutMs = 10_000,
  log = (message) => diag.warn("@sideband/exporter", message),
  scheduler = systemScheduler,
}: CredentialResolverOptions): ResolvedCredentialOptions => {
  if (store === undefined ? envPrefix === undefined : typeof store?.get !== "function") {
    throw wrongOption("store", "a CredentialStore, or `envPrefix` to be given", store);
  }
  if (typeof scheduler?.schedule !== "function") throw wrongOption("scheduler", "a Scheduler", scheduler);
  const timing = {
    refreshIntervalMs: expectInteger("refreshIntervalMs", refreshIntervalMs, 1),
    timeoutMs: expectInteger("timeoutMs", timeoutMs, 1, MAX_TIMER_MS),
  };
  const refresh = { ...timing, log: expectFunction("log", log), scheduler };
  return {
    environment: envPrefix === undefined ? undefined : new CredentialEnvironment(expectPrefix(envPrefix), env),
    refresh: store === undefined ? undefined : { ...refresh, store },
  };
};

const expectPrefix = (prefix: string): string => {
  if (typeof prefix === "string" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(prefix)) return prefix;
  throw wrongOption("envPrefix", 'the beginning of a variable\'s name, such as "OTLP"', prefix);
};
