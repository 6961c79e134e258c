import type { HeaderRecord } from "../otlp-http/headers.ts";
import { untilAborted } from "../until-aborted.ts";
import { CredentialError } from "./credential-error.ts";
import { CredentialHeaders } from "./credential-headers.ts";
import { expectKey } from "./credential-key.ts";
import {
  type CredentialResolverOptions,
  resolveCredentialOptions,
  type ResolvedCredentialOptions,
} from "./credential-resolver-options.ts";
import { RefreshedCredential } from "./refreshed-credential.ts";
import type { RenewableHeaders } from "./renewable-headers.ts";

/**
 * Gets credentials from the environment, which was read when it was made, and else from a store, whose answers it keeps
 * fresh: a value is replaced well before it expires, one fetch at a time, and serves on while the store is down. What
 * cannot be had is an error: nothing is ever sent without its credential because a store had trouble.
 *
 * Values are in no log, no error, and nothing that an inspection of it shows.
 *
 * @example
 * ```ts
 * import { CredentialResolver, FileCredentialStore, OtlpHttpSpanExporter } from "@sideband/exporter";
 *
 * const credentials = new CredentialResolver({
 *   envPrefix: "OTLP",
 *   store: new FileCredentialStore({ directory: "/run/secrets" }),
 * });
 * const exporter = new OtlpHttpSpanExporter({
 *   url: "https://telemetry.example.com/v1/traces",
 *   headers: credentials.headers({ authorization: "Bearer {api-token}" }),
 * });
 * ```
 */
export class CredentialResolver {
  readonly #options: ResolvedCredentialOptions;
  readonly #stored = new Map<string, RefreshedCredential>();

  /** @throws TypeError for an option that cannot work. */
  constructor(options: CredentialResolverOptions) {
    this.#options = resolveCredentialOptions(options);
  }

  /**
   * The value that holds now, of which none is ever empty or has expired.
   *
   * @param key 1 to 253 letters, digits, `_`, `.` and `-`. With the prefix `OTLP`, `api-token` is also `OTLP_API_TOKEN`.
   * @param signal aborted when the caller no longer waits; its reason is what the promise is rejected with.
   * @throws CredentialError when there is none to be had.
   */
  async get(key: string, signal?: AbortSignal): Promise<string> {
    expectKey(key);
    const { environment } = this.#options;
    const value = environment?.get(key);
    if (value !== undefined) return value;
    const stored = this.#fromStore(key);
    if (stored === undefined) {
      throw new CredentialError("missing", key, `${environment?.variable(key)} is not set, and there is no store`);
    }
    return signal === undefined ? stored.get() : untilAborted(stored.get(), signal);
  }

  /**
   * To be called when a receiver has refused a value: fetches a new one, unless there is one already, and resolves to
   * whether it is another. A renewed value is not renewed again within a minute, and one of the environment never.
   *
   * @param refused the value that was refused. @default the value that holds now
   */
  async renew(key: string, refused?: string): Promise<boolean> {
    expectKey(key);
    if (this.#options.environment?.get(key) !== undefined) return false;
    return this.#fromStore(key)?.renew(refused) ?? false;
  }

  /**
   * Headers for an exporter, with `{key}` in their values where a credential belongs. Literal braces are doubled.
   *
   * @throws TypeError for what cannot be the name of a header, or a template that cannot be read.
   */
  headers(templates: HeaderRecord): RenewableHeaders {
    return new CredentialHeaders(templates, this);
  }

  #fromStore(key: string): RefreshedCredential | undefined {
    const { refresh } = this.#options;
    if (refresh === undefined) return undefined;
    let stored = this.#stored.get(key);
    if (stored === undefined) this.#stored.set(key, (stored = new RefreshedCredential(key, refresh)));
    return stored;
  }
}
