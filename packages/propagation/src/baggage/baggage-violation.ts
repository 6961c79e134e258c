/**
 * What was wrong with one entry of a baggage, and did not go along. Neither keys nor values are told, as both can hold
 * what must not stand in a log. `position` counts from 0: the place among the entries of the baggage, or among the
 * members of the received header. `bytes` are those of the entry in the header, properties included.
 */
export type BaggageViolation =
  /** The key is no token (RFC 7230), so that it cannot be written. */
  | { readonly reason: "invalid_key"; readonly position: number }
  /** A received member without a key, or without an equal sign. */
  | { readonly reason: "invalid_member"; readonly position: number }
  /** The value is no text, or reading the entry threw. */
  | { readonly reason: "unreadable_entry"; readonly position: number }
  /** The value holds a lone surrogate, which has no UTF-8 form: it went along as U+FFFD. */
  | { readonly reason: "replaced_characters"; readonly position: number }
  /** A property has no token as its key: it was left out, and the entry went along. */
  | { readonly reason: "invalid_property"; readonly position: number; readonly property: number }
  /** A later entry has the same key: it took this one's place. */
  | { readonly reason: "duplicate_key"; readonly position: number }
  | { readonly reason: "entry_too_large"; readonly position: number; readonly bytes: number; readonly limit: number }
  | { readonly reason: "too_many_entries"; readonly position: number; readonly bytes: number; readonly limit: number }
  /** It did not fit beside what was kept before it. `bytes` is at least this for a value that alone is over the limit. */
  | { readonly reason: "total_too_large"; readonly position: number; readonly bytes: number; readonly limit: number }
  /** The received headers are longer than what is ever read: `limit` bytes. */
  | { readonly reason: "header_too_long"; readonly limit: number }
  /** The baggage, the carrier or one of its accessors threw. */
  | { readonly reason: "unreadable" };

export type BaggageViolationReason = BaggageViolation["reason"];
