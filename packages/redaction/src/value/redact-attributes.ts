import type { Surface } from "../counts/surface.ts";
import type { Redaction } from "../redaction.ts";
import { isStructural } from "../keys/content-kind.ts";
import { isConventionKey } from "../keys/convention-keys.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import { redactValue } from "./redact-value.ts";
import { setOwn } from "./set-own.ts";
import { UniqueKeys } from "./unique-keys.ts";

/**
 * Cleans attributes: keys and values. The result is a new object, which has nothing of the old one.
 *
 * @param content what is known of all values whose keys say nothing, if they are content.
 */
export const redactAttributes = <A extends object>(
  redaction: Redaction,
  attributes: A,
  surface: Surface,
  content?: KeyFacts,
): A => {
  const clean: Record<string, unknown> = {};
  let names: UniqueKeys | undefined;
  for (const original of Object.keys(attributes)) {
    const facts = redaction.keys.facts(original);
    let { key } = facts;
    if (key !== original || names !== undefined) {
      names ??= namesOf(clean);
      key = names.take(key);
    }
    const value = cleanMember(
      redaction,
      content === undefined ? facts : asContent(facts, content),
      attributes,
      original,
      surface,
    );
    if (INHERITED.has(key)) setOwn(clean, key, value);
    else clean[key] = value;
  }
  return clean as A;
};

/** What holds for an attribute of an event that is content as a whole. */
const asContent = (facts: KeyFacts, { content, isSwitchedOff, hasMessages, maxLength }: KeyFacts): KeyFacts =>
  facts.content !== undefined || isConventionKey(facts.key) || isStructural(facts.key)
    ? facts
    : { ...facts, content, isSwitchedOff, hasMessages, maxLength };

/** To set these may change what an object inherits, or fail. */
const INHERITED: ReadonlySet<string> = /* @__PURE__ */ new Set(Object.getOwnPropertyNames(Object.prototype));

const namesOf = (clean: object): UniqueKeys => {
  const names = new UniqueKeys();
  for (const key of Object.keys(clean)) names.take(key);
  return names;
};

/** Getters and proxies are the application's code. */
const cleanMember = (
  redaction: Redaction,
  facts: Parameters<typeof redactValue>[1],
  attributes: object,
  key: string,
  surface: Surface,
): unknown => {
  let value: unknown;
  try {
    value = (attributes as Record<string, unknown>)[key];
  } catch {
    return redaction.texts.withholdFor("unreadable", surface, facts.maxLength);
  }
  return redactValue(redaction, facts, value, surface);
};
