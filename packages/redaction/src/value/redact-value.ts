import type { Surface } from "../counts/surface.ts";
import { flagsOf } from "../keys/value-flags.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import type { Redaction } from "../redaction.ts";
import { redactNumber } from "./redact-number.ts";
import { redactString } from "./redact-string.ts";
import { redactStructure } from "./redact-structure.ts";

/**
 * Cleans a value of any type, which stays what it is. Of what has parts a copy is made, so that what is changed later
 * does not come in.
 */
export const redactValue = (redaction: Redaction, facts: KeyFacts, value: unknown, surface: Surface): unknown => {
  switch (typeof value) {
    case "string":
      return redactString(redaction, facts, value, surface);
    case "number":
    case "bigint":
      return redactNumber(redaction, flagsOf(facts), value, surface);
    case "object":
      return value === null ? null : redactStructure(redaction, facts, value, surface);
    case "boolean":
    case "undefined":
      return value;
    default:
      return undefined;
  }
};
