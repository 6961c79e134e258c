/** In place of a value that belongs to a key whose values are secrets. */
export const KEY_LABEL = "[REDACTED]";

/** In place of a value that could not be cleaned. */
export const WITHHELD_LABEL = "[WITHHELD]";

/** In place of content that was switched off. */
export const CONTENT_LABEL = "[CONTENT]";
