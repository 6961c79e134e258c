import { eventContentKind } from "../keys/content-kind.ts";
import type { ContentKind, KeyFacts } from "../keys/key-facts.ts";
import type { Redaction } from "../redaction.ts";
import type { ReadableLogRecord } from "../sdk/log-record.ts";

/** The attribute whose value holds the same as such a body. */
const KEYS: Readonly<Record<ContentKind, string>> = {
  prompt: "gen_ai.input.messages",
  completion: "gen_ai.output.messages",
  both: "messages",
};

/** What is known of all that an event holds, if it is content as a whole. */
export const eventFacts = ({ keys }: Redaction, name: unknown): KeyFacts | undefined => {
  const content = typeof name === "string" ? eventContentKind(name) : undefined;
  return content === undefined ? undefined : keys.facts(KEYS[content]);
};

/** What is known of the body of a log record. It has no key: the name of the event says what it is. */
export const bodyFacts = (redaction: Redaction, { eventName, attributes }: ReadableLogRecord): KeyFacts =>
  eventFacts(redaction, eventName ?? attributes["event.name"]) ?? redaction.keys.facts("");
