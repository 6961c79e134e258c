import { readProperty } from "@sideband/propagation/lifetime";

const SERVED = ["service_tier", "speed", "inference_geo"] as const;

/** What makes no difference to the price. */
const USUAL: ReadonlySet<unknown> = new Set(["standard", "global", "not_available", ""]);

/**
 * How a message was served, as far as its price depends on it: `batch`, `fast`, `us`, or several of them, `batch+us`.
 *
 * @see https://platform.claude.com/docs/en/about-claude/pricing
 */
export const serviceTier = (usage: unknown): string | undefined => {
  const served = SERVED.map((key) => readProperty(usage, key)).filter((value) => typeof value === "string");
  if (served.length === 0) return undefined;
  return served.filter((value) => !USUAL.has(value)).join("+") || "standard";
};
