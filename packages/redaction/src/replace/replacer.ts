import type { Match } from "../scan/scan-outcome.ts";

/** Says what stands in place of a match. */
export interface Replacer {
  (text: string, match: Match): string;
}
