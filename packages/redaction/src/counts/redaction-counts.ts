import type { Surface } from "./surface.ts";

/** What a redactor has done since it was made: how often, never to what. */
export interface RedactionCounts {
  /**
   * Findings that were replaced. `detector` is a detector's name, `"key"` for values of keys that hold secrets,
   * `"content"` for content that was switched off.
   */
  readonly replaced: readonly { readonly detector: string; readonly surface: Surface; readonly count: number }[];
  /**
   * Values that were withheld as a whole, as they could not be cleaned: `"time_budget"`, `"too_long"`, `"unreadable"`, …
   * or the name of the detector that failed.
   */
  readonly withheld: readonly { readonly reason: string; readonly surface: Surface; readonly count: number }[];
  /** Values that were cut to their limit. */
  readonly cut: readonly { readonly surface: Surface; readonly count: number }[];
  /** Findings replaced and values withheld, together. */
  readonly total: number;
}
