import type { Surface } from "../counts/surface.ts";
import { asJson } from "../json/as-json.ts";
import { Effort } from "../json/effort.ts";
import { OutOfTime } from "../json/out-of-time.ts";
import { redactJson } from "../json/redact-json.ts";
import { looksLikeJson } from "../json/tokenize-json.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import type { Redaction } from "../redaction.ts";
import type { Scanner } from "../scan/scanner.ts";
import { redactPlain } from "./redact-plain.ts";
import { replaceWhole } from "./replace-whole.ts";

/** Longer texts do not come again: names, statements and user agents do. */
const MAX_SEEN_LENGTH = 256;

/**
 * Cleans a string, which may be JSON.
 *
 * @param isPart whether it is part of a value: then it is not counted that it was cut.
 */
export const redactString = (
  redaction: Redaction,
  facts: KeyFacts,
  text: string,
  surface: Surface,
  isPart: boolean = false,
): string => {
  const { maxLength } = facts;
  if (facts.sensitive) return replaceWhole(redaction, text, "key", surface, maxLength);
  const { texts } = redaction;
  const scanner = facts.isInfrastructure ? texts.infrastructureScanner : texts.scanner;
  if (looksLikeJson(text)) {
    const clean = redactWhatIsJson(redaction, facts, text.toWellFormed(), surface, scanner, isPart);
    if (clean !== undefined) return clean;
  }
  if (facts.isSwitchedOff) return replaceWhole(redaction, text, "content", surface, maxLength);
  const { seen } = facts;
  if (text.length <= maxLength && (text === seen.latest || text === seen.previous)) return text;
  const clean = redactPlain(redaction, facts, text, surface, scanner, isPart);
  if (text.length > MAX_SEEN_LENGTH) return clean;
  if (clean === text) {
    seen.previous = seen.latest;
    seen.latest = text;
  }
  return clean;
};

const redactWhatIsJson = (
  redaction: Redaction,
  facts: KeyFacts,
  text: string,
  surface: Surface,
  scanner: Scanner,
  isPart: boolean,
): string | undefined => {
  const { maxLength } = facts;
  const { watch } = scanner;
  watch.enter();
  try {
    const effort = new Effort(watch);
    return redactJson(redaction, text, { facts, surface, scanner, maxLength, depth: isPart ? 1 : 0, effort });
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    return asJson(redaction.texts.withholdFor("time_budget", surface, maxLength), maxLength);
  } finally {
    watch.leave();
  }
};
