/** A secret as its store gave it. */
export interface Credential {
  /** Line ends after the value are no part of it: mounted secrets and variables often have one. */
  readonly value: string;
  /** When it ceases to be accepted, in milliseconds since the epoch. @default never */
  readonly expiresAtMs?: number;
}

/**
 * Where credentials come from: mounted files, a vault, a token endpoint. It need not cache anything, retry anything or
 * keep to any time: its caller does.
 *
 * @example
 * ```ts
 * import type { CredentialStore } from "@sideband/exporter";
 *
 * const vault: CredentialStore = {
 *   async get(key, signal) {
 *     const response = await fetch(`http://127.0.0.1:8200/v1/telemetry/${key}`, { signal });
 *     if (response.status === 404) return undefined;
 *     if (!response.ok) throw new Error("The vault is not well");
 *     return { value: await response.text() };
 *   },
 * };
 * ```
 */
export interface CredentialStore {
  /**
   * Resolves to `undefined` when the store knows that there is no such credential, and rejects when it cannot tell.
   *
   * @param signal aborted when nobody waits for the answer any more.
   */
  get(key: string, signal: AbortSignal): Promise<Credential | undefined>;
}
