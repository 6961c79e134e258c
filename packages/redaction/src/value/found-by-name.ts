import type { KeyFacts } from "../keys/key-facts.ts";
import { isWithheld, type Match, NOTHING_FOUND, type ScanOutcome } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";

/** What is recognized by the name before it is short, in UTF-16 units. */
const MAX_NAMED_LENGTH = 4096;

/** What detectors recognize in a text only because of its key: as if both stood in one text. */
export const foundByName = (
  scanner: Scanner,
  { key, isTelling }: Pick<KeyFacts, "key" | "isTelling">,
  text: string,
): ScanOutcome => {
  if (!isTelling || text.length > MAX_NAMED_LENGTH) return NOTHING_FOUND;
  const offset = key.length + 1;
  // What has its keyword in the text is found there without the name.
  const outcome = scanner.scan(`${key}=${text}`, 0, offset + Math.min(text.length, scanner.index.longest));
  if (isWithheld(outcome)) return outcome;
  const matches: Match[] = [];
  for (const { start, end, detector } of outcome)
    if (end > offset) matches.push({ start: Math.max(0, start - offset), end: end - offset, detector });
  return matches;
};
