import type { Scheduler } from "@sideband/core";

import { suppressTracing } from "../suppress-tracing.ts";
import { untilAborted } from "../until-aborted.ts";
import { CredentialError, type CredentialErrorCode } from "./credential-error.ts";
import type { Credential, CredentialStore } from "./credential-store.ts";
import { withoutLineEnd } from "./without-line-end.ts";

export interface FetchOptions {
  readonly store: CredentialStore;
  readonly timeoutMs: number;
  readonly scheduler: Scheduler;
}

/** Asks the store once, no longer than its time, and lets only through what can serve. Never rejects. */
export const fetchCredential = async (
  key: string,
  { store, timeoutMs, scheduler }: FetchOptions,
): Promise<Credential | CredentialError> => {
  const deadline = new AbortController();
  const stop = scheduler.schedule(() => {
    deadline.abort(new CredentialError("timeout", key, `the store gave no answer within ${timeoutMs} ms`));
  }, timeoutMs);
  try {
    const answer = await suppressTracing(async () => untilAborted(store.get(key, deadline.signal), deadline.signal));
    return check(key, answer, scheduler.wallTime());
  } catch (error) {
    // The store may have heard of it first, and have an error of its own for it.
    if (deadline.signal.aborted) return deadline.signal.reason as CredentialError;
    if (error instanceof CredentialError) return error;
    return new CredentialError("store", key, `the store failed (${kindOf(error)})`);
  } finally {
    stop();
  }
};

/** The application's code made the answer: it may be anything. */
const check = (key: string, answer: unknown, wallTimeMs: number): Credential | CredentialError => {
  const wrong = (code: CredentialErrorCode, problem: string): CredentialError =>
    new CredentialError(code, key, problem);
  if (answer === undefined) return wrong("missing", "the store has no such credential");
  const { value, expiresAtMs = Infinity } = (answer ?? {}) as { value?: unknown; expiresAtMs?: unknown };
  if (typeof value !== "string") return wrong("unusable", "the store gave no string as its value");
  const text = withoutLineEnd(value);
  if (text === "") return wrong("unusable", "the store gave an empty value");
  if (typeof expiresAtMs !== "number" || Number.isNaN(expiresAtMs)) {
    return wrong("unusable", "the store gave no number as its `expiresAtMs`");
  }
  if (expiresAtMs <= wallTimeMs) return wrong("unusable", "the store gave a value that has expired already");
  return { value: text, expiresAtMs };
};

const ERROR_CODE = /^E[A-Z_]{2,40}$/;

/** What an error may be called in a log: its message is the store's own, and may hold what must not get there. */
const kindOf = (error: unknown): string => {
  try {
    if (!(error instanceof Error)) return typeof error;
    const { code, name } = error as NodeJS.ErrnoException;
    return typeof code === "string" && ERROR_CODE.test(code) ? code : String(name);
  } catch {
    return "unknown";
  }
};
