import type { Surface } from "../counts/surface.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import type { Redaction } from "../redaction.ts";
import { isWithheld } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";
import { MAX_PASSES } from "../text-redactor.ts";
import { foundByName } from "./found-by-name.ts";
import { foundInData, mayHoldData } from "./found-in-data.ts";

/** Cleans a text that is no JSON of what is in it as it stands, by its key, and as the data that it may be. */
export const redactPlain = (
  redaction: Redaction,
  facts: KeyFacts,
  text: string,
  surface: Surface,
  scanner: Scanner,
  isPart: boolean,
): string => {
  const { texts } = redaction;
  const { key, maxLength } = facts;
  let current = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const inData = foundInData(redaction, scanner, current, maxLength, key);
    if (isWithheld(inData)) return texts.withhold(inData, surface, maxLength);
    const byName = foundByName(scanner, facts, current);
    if (isWithheld(byName)) return texts.withhold(byName, surface, maxLength);
    const found = inData.length === 0 ? byName : [...byName, ...inData];
    const clean = texts.redact(current, surface, maxLength, scanner, isPart || pass > 0, found);
    // A quote that went with what was replaced can have been the end of something else.
    if (clean === current || (found.length === 0 && !mayHoldData(clean))) return clean;
    current = clean;
  }
  return texts.withholdFor("unstable", surface, maxLength);
};
