import type { DetectorKind, TextRange } from "../detector/detector.ts";

/** Where in a text something was found, and what. Never the text itself. */
export interface Finding extends TextRange {
  /** The detector's name. */
  readonly detector: string;
  readonly kind: DetectorKind;
  /** What stands in its place, without brackets. */
  readonly label: string;
}
