import { EpisodeLog } from "../episode-log.ts";
import { CredentialError } from "./credential-error.ts";
import { fetchCredential, type FetchOptions } from "./fetch-credential.ts";
import { HeldCredential } from "./held-credential.ts";

export interface RefreshOptions extends FetchOptions {
  readonly refreshIntervalMs: number;
  readonly log: (message: string) => void;
}

/** A broken store is asked again after 1 s, then 2 s, and so on, so that not every batch asks it. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/** A value that was fetched because another was refused is not at fault for being old, if it is refused as well. */
const RENEWAL_PAUSE_MS = 60_000;

/**
 * One credential of a store, kept fresh by those who use it: there is no timer but the deadline of a fetch. At most one
 * fetch is under way, and a value that has not expired serves until there is a better one.
 */
export class RefreshedCredential {
  readonly #key: string;
  readonly #options: RefreshOptions;
  readonly #episode: EpisodeLog;
  #held: HeldCredential | undefined;
  #flight: Promise<HeldCredential | CredentialError> | undefined;
  #failure: { readonly error: CredentialError; readonly until: number } | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #renewal: { readonly value: string; readonly until: number } | undefined;

  constructor(key: string, options: RefreshOptions) {
    this.#key = key;
    this.#options = options;
    this.#episode = new EpisodeLog(`Credential "${key}"`, options.log, () => options.scheduler.wallTime());
  }

  /** @throws CredentialError when there is no valid value, and none to be had. */
  async get(): Promise<string> {
    const held = this.#valid();
    if (held !== undefined) {
      if (held.isDue()) void this.#refresh();
      return held.value;
    }
    const fetched = await this.#refresh();
    if (fetched instanceof CredentialError) throw fetched;
    return fetched.value;
  }

  /** Resolves to whether there is another value than the one that was refused, fetching it if need be. Never rejects. */
  async renew(refused: string | undefined = this.#held?.value): Promise<boolean> {
    const held = this.#valid();
    if (held !== undefined && held.value !== refused) return true;
    const { scheduler } = this.#options;
    const renewal = this.#renewal;
    if (renewal !== undefined && renewal.value === refused && scheduler.now() < renewal.until) return false;
    const fetched = await this.#refresh();
    if (fetched instanceof CredentialError) return false;
    this.#renewal = { value: fetched.value, until: scheduler.now() + RENEWAL_PAUSE_MS };
    return fetched.value !== refused;
  }

  #valid(): HeldCredential | undefined {
    return this.#held?.isValid() === true ? this.#held : undefined;
  }

  #refresh(): Promise<HeldCredential | CredentialError> {
    if (this.#failure !== undefined && this.#options.scheduler.now() < this.#failure.until) {
      return Promise.resolve(this.#failure.error);
    }
    this.#flight ??= this.#fetch().finally(() => (this.#flight = undefined));
    return this.#flight;
  }

  async #fetch(): Promise<HeldCredential | CredentialError> {
    const { refreshIntervalMs, scheduler } = this.#options;
    const answer = await fetchCredential(this.#key, this.#options);
    if (answer instanceof CredentialError) {
      this.#failed(answer);
      return answer;
    }
    this.#held = new HeldCredential(answer, refreshIntervalMs, scheduler);
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#episode.over();
    return this.#held;
  }

  #failed(error: CredentialError): void {
    this.#failure = { error, until: this.#options.scheduler.now() + this.#pauseMs };
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    const meanwhile = this.#valid() === undefined ? "nothing is sent without it" : "the value at hand serves on";
    this.#episode.trouble(`${error.problem}; ${meanwhile}`, 0);
  }
}
