/** The same bytes in one file without more ado, and in a spool that syncs as told. */
export const SPOOL_VARIANTS = ["raw", "never", "interval", "batch"] as const;

export type SpoolVariant = (typeof SPOOL_VARIANTS)[number];
