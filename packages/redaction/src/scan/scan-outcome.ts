import type { CompiledDetector } from "../detector/compile-detector.ts";
import type { TextRange } from "../detector/detector.ts";

/** A finding inside the engine. */
export interface Match extends TextRange {
  readonly detector: CompiledDetector;
}

/**
 * Why a value cannot be let through: its time is gone, it is too long, or a detector failed. `detector` is the name of
 * the one that failed.
 */
export interface Withheld {
  readonly withheld: "time_budget" | "too_long" | "detector_failed";
  readonly detector?: string;
}

/** What a scan says: what was found, in order and without overlap, or that the value has to be withheld. */
export type ScanOutcome = readonly Match[] | Withheld;

export const isWithheld = (outcome: ScanOutcome): outcome is Withheld => "withheld" in outcome;

/** What a scan says where there is nothing. */
export const NOTHING_FOUND: readonly Match[] = /* @__PURE__ */ Object.freeze([]);
