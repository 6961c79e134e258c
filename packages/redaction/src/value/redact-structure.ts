import type { Surface } from "../counts/surface.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import { isSecretItem } from "../keys/secret-item.ts";
import { flagsOf } from "../keys/value-flags.ts";
import { waterLevel } from "../limit/water-level.ts";
import type { Redaction } from "../redaction.ts";
import { redactNumber } from "./redact-number.ts";
import { redactString } from "./redact-string.ts";
import { replaceWhole } from "./replace-whole.ts";
import { ValueWalk } from "./value-walk.ts";

/**
 * Cleans what has parts. Each text in it is held to the limit of the key, and all of them together to that of content:
 * the longest are cut first.
 */
export const redactStructure = (redaction: Redaction, facts: KeyFacts, value: object, surface: Surface): unknown => {
  if (!facts.isSwitchedOff && isList(value)) {
    const copy = redactPlainList(redaction, facts, value, surface);
    if (copy !== undefined) return copy;
  }
  const { options, record } = redaction;
  const maxTotal = Math.max(facts.maxLength, options.maxContentLength);
  const walk = new ValueWalk(redaction, facts, surface, maxTotal);
  const copy = walk.copy(value);
  const { total, keysTotal, lengths } = walk.allowance;
  let { isCut } = walk.allowance;
  let result = copy;
  if (total > maxTotal && typeof copy === "object" && copy !== null) {
    isCut = true;
    const maxLength = waterLevel(lengths, maxTotal - keysTotal);
    // The copy is ours: to walk over it again finds nothing, asks nobody, and only cuts.
    result = new ValueWalk(redaction, { ...facts, maxLength }, surface, maxTotal).copy(copy);
  }
  if (isCut) record.cut(surface);
  return result;
};

/** Asked about a proxy that was revoked, JavaScript throws. */
const isList = (value: object): value is unknown[] => {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
};

/** Longer lists are walked over as what is nested is, with its limits. */
const MAX_PLAIN_ITEMS = 16;

/** In UTF-16 units. */
const MAX_PLAIN_LENGTH = 256;

/** A copy of a list, if it is what most are: a few short texts or numbers. */
const plainItems = (list: readonly unknown[], maxLength: number): unknown[] | undefined => {
  const items: unknown[] = [];
  try {
    if (list.length > MAX_PLAIN_ITEMS) return undefined;
    for (let index = 0; index < list.length; index += 1) {
      const item = list[index];
      const isPlain = typeof item === "string" ? item.length <= maxLength : typeof item === "number";
      if (!isPlain) return undefined;
      items.push(item);
    }
  } catch {
    // Getters and proxies are walked over with more care.
    return undefined;
  }
  return items;
};

const redactPlainList = (
  redaction: Redaction,
  facts: KeyFacts,
  list: readonly unknown[],
  surface: Surface,
): unknown[] | undefined => {
  const items = plainItems(list, Math.min(facts.maxLength, MAX_PLAIN_LENGTH));
  if (items === undefined) return undefined;
  let before: unknown;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    const isNamed = isSecretItem(before, item, { index, length: items.length, isInList: false }, redaction.keys);
    if (typeof item !== "string") items[index] = redactNumber(redaction, flagsOf(facts), item as number, surface);
    else if (isNamed) items[index] = replaceWhole(redaction, item, "key", surface, facts.maxLength);
    else items[index] = redactString(redaction, facts, item, surface, true);
    before = item;
  }
  return items;
};
