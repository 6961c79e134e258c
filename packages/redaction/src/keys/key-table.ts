import type { KeyFacts } from "./key-facts.ts";

/** What is known of keys. */
export interface KeyTable {
  /** Of an attribute's key. */
  facts(key: string): KeyFacts;
  /** Whether a key within a structured value (an object, JSON) makes its value a secret. */
  isSensitive(key: string): boolean;
}
