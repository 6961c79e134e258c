import { diag } from "@opentelemetry/api";

import type { Destination } from "./destination.ts";
import type { EgressLogger } from "./egress-log.ts";
import { expectPattern, HostList } from "./host-list.ts";
import type { HostPattern } from "./host-pattern.ts";
import { MODEL_VENDOR_HOSTS } from "./model-vendor-hosts.ts";
import { wrongOption } from "../expect-option.ts";

export interface EgressGuardOptions {
  /**
   * The hosts that get trace context: `"api.example.com"`, `"*.example.com"` (any depth below it), `"10.0.0.7"`,
   * `"[::1]"`, each with or without `":port"`, and `"*"`, which is every host but the known model vendors. These have to
   * be named, by host or by a pattern of theirs; see {@link MODEL_VENDOR_HOSTS}.
   */
  readonly allow: readonly string[];
  /**
   * The keys of the baggage that goes along to the hosts that are allowed: a list for all of them, or a list for each
   * pattern, of which the most specific one that matches a host speaks alone. @default none
   */
  readonly baggage?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /**
   * What happens to messages of which nobody knows where they go. With "allow" they get trace context, and the baggage
   * that `baggage` has for all hosts, or for `"*"`, whoever it is that gets them: a model vendor as well, if a request is
   * sampled out and no hook tells of it. @default "deny"
   */
  readonly unknown?: "allow" | "deny";
  /**
   * Hears once of each host that is denied (`info`), and of messages that go nowhere known (`warn`).
   * @default `diag` of the OpenTelemetry API
   */
  readonly logger?: EgressLogger;
}

export type BaggageKeys = ReadonlySet<string>;

export interface EgressRules {
  /** The keys that may go to the host; undefined if nothing may. */
  readonly keysFor: (host: Destination) => BaggageKeys | undefined;
  /** The same where nobody knows the host. */
  readonly keysForUnknown: BaggageKeys | undefined;
  readonly logger: EgressLogger;
}

interface BaggageRules {
  readonly keysFor: (host: Destination) => BaggageKeys;
  readonly keysForAll: BaggageKeys;
}

/** @throws TypeError for an option that is missing or wrong. */
export const resolveEgressOptions = (options: EgressGuardOptions): EgressRules => {
  const { allow, baggage: keys = [], unknown = "deny", logger = diag } = options ?? {};
  if (!Array.isArray(allow)) throw wrongOption("allow", "an array of hosts", allow);
  if (unknown !== "allow" && unknown !== "deny") throw wrongOption("unknown", '"allow" or "deny"', unknown);
  if (typeof logger?.info !== "function" || typeof logger.warn !== "function") {
    throw wrongOption("logger", "an object with the methods info and warn", logger);
  }
  const vendors = MODEL_VENDOR_HOSTS.map((host) => expectPattern("MODEL_VENDOR_HOSTS", host));
  const allowed = new HostList(
    "allow",
    allow.map((host: string) => [host, true] as const),
    vendors,
  );
  const baggage = resolveBaggage(keys, vendors);
  return {
    keysFor: (host) => (allowed.find(host) ? baggage.keysFor(host) : undefined),
    keysForUnknown: unknown === "allow" ? baggage.keysForAll : undefined,
    logger,
  };
};

const NO_KEYS: BaggageKeys = new Set();

const resolveBaggage = (baggage: unknown, vendors: readonly HostPattern[]): BaggageRules => {
  if (Array.isArray(baggage)) {
    const keys = expectKeys("baggage", baggage);
    return { keysFor: () => keys, keysForAll: keys };
  }
  if (typeof baggage !== "object" || baggage === null) {
    throw wrongOption("baggage", "an array of keys, or an object of such arrays by host", baggage);
  }
  const entries = Object.entries(baggage).map(
    ([host, keys]) => [host, expectKeys(`baggage["${host}"]`, keys)] as const,
  );
  const list = new HostList("baggage", entries, vendors);
  return { keysFor: (host) => list.find(host) ?? NO_KEYS, keysForAll: new Map(entries).get("*") ?? NO_KEYS };
};

const expectKeys = (option: string, keys: unknown): BaggageKeys => {
  if (!Array.isArray(keys)) throw wrongOption(option, "an array of keys", keys);
  for (const key of keys) {
    if (typeof key !== "string" || key === "") throw wrongOption(option, "an array of names that are not empty", key);
  }
  return new Set(keys);
};
