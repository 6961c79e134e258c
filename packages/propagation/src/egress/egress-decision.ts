import type { Destination, Destinations } from "./destination.ts";
import type { EgressLog } from "./egress-log.ts";
import type { BaggageKeys, EgressRules } from "./egress-options.ts";

/** How often messages went with trace context and without; `allowed` and `denied` are all of them. */
export interface EgressCounts {
  readonly allowed: number;
  readonly denied: number;
  /** Those among them of which nobody knew where they went. */
  readonly unknown: number;
}

const MAX_REMEMBERED_HOSTS = 1000;

const UNKNOWN =
  "nothing goes along with messages whose destination nobody knows: give the instrumentations of HTTP clients the guard's " +
  'hooks, and say it of your own messages by `withDestination`; `unknown: "allow"` lets all of them go';

/** Decides what goes along with a message. */
export class EgressDecision {
  readonly #rules: EgressRules;
  readonly #log: EgressLog;
  readonly #remembered = new Map<string, BaggageKeys | undefined>();
  readonly #counts = { allowed: 0, denied: 0, unknown: 0 };

  constructor(rules: EgressRules, log: EgressLog) {
    this.#rules = rules;
    this.#log = log;
  }

  get counts(): EgressCounts {
    return { ...this.#counts };
  }

  /**
   * @param destinations undefined if nobody knows them
   * @returns the keys of the baggage that goes along; undefined if nothing does.
   */
  decide(destinations: Destinations | undefined): BaggageKeys | undefined {
    const keys = destinations === undefined ? this.#keysForUnknown() : this.#keysForEach(destinations);
    this.#counts[keys === undefined ? "denied" : "allowed"] += 1;
    return keys;
  }

  #keysForUnknown(): BaggageKeys | undefined {
    this.#counts.unknown += 1;
    const keys = this.#rules.keysForUnknown;
    if (keys === undefined) this.#log.warn(UNKNOWN);
    return keys;
  }

  /** What may go to each of them. */
  #keysForEach(destinations: Destinations): BaggageKeys | undefined {
    let common: BaggageKeys | undefined;
    for (const host of destinations) {
      const keys = this.#keysFor(host);
      if (keys === undefined) return undefined;
      common = common === undefined ? keys : new Set([...common].filter((key) => keys.has(key)));
    }
    return common;
  }

  #keysFor(host: Destination | undefined): BaggageKeys | undefined {
    if (host === undefined) {
      this.#log.warn("nothing goes to a destination that cannot be read");
      return undefined;
    }
    const name = host.port === undefined ? host.hostname : `${host.hostname}:${host.port}`;
    if (this.#remembered.has(name)) return this.#remembered.get(name);
    const keys = this.#rules.keysFor(host);
    if (keys === undefined) this.#log.info(`nothing goes to ${name}, which \`allow\` does not cover`);
    if (this.#remembered.size >= MAX_REMEMBERED_HOSTS) this.#remembered.clear();
    this.#remembered.set(name, keys);
    return keys;
  }
}
