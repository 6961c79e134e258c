import { wrongOption } from "../expect-option.ts";
import { type PerRequest, perRequest } from "./per-request.ts";
import type { Trust } from "./trust.ts";

/**
 * Which baggage is taken from a request: all, none, or the entries with these keys. What anybody can send, an attacker
 * sends: baggage reaches attributes, logs and the requests that follow.
 */
export type BaggageTrust = Trust | { readonly allow: readonly string[] };

/** A set of keys, or all there are. */
export type TrustedKeys = ReadonlySet<string> | "every";

const NO_KEYS: ReadonlySet<string> = new Set();

const trustedKeys =
  (name: string) =>
  (trust: BaggageTrust): TrustedKeys => {
    if (trust === "accept") return "every";
    if (trust === "restart") return NO_KEYS;
    const keys: unknown = (trust as { allow?: unknown } | null | undefined)?.allow;
    if (Array.isArray(keys) && keys.every((key) => typeof key === "string")) return new Set(keys);
    throw wrongOption(name, '"accept", "restart", { allow: [keys] } or a function', trust);
  };

/** @throws TypeError for another setting. */
export const resolveBaggageTrust = (
  name: string,
  trust: PerRequest<BaggageTrust>,
): ((carrier: unknown) => TrustedKeys) => perRequest(name, trust, trustedKeys(name), NO_KEYS);
