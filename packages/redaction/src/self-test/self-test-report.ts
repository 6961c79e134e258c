import type { Surface } from "../counts/surface.ts";

/** What became of examples that a redactor had to find. */
export interface SelfTestReport {
  /** Whether none came out. */
  readonly passed: boolean;
  /** How many were planted. */
  readonly planted: number;
  /** Which came out, and where. */
  readonly leaked: readonly { readonly detector: string; readonly surface: Surface }[];
  /** Detectors of which no example is known. */
  readonly untested: readonly string[];
}
