/**
 * The same program with its spans:
 * - `made`: made, ended and forgotten;
 * - `stock`: given to the stock batch processor and the stock exporter, with their defaults;
 * - `inline`: given to ours, in the application's thread;
 * - `off-thread`: given to ours, in a thread of their own.
 */
export const VARIANTS = ["made", "stock", "inline", "off-thread"] as const;

export type Variant = (typeof VARIANTS)[number];
