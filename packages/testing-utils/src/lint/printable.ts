// What a terminal or a log may take for a command, and what turns the direction of text.
const CONTROL = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** A text that came with somebody's span, fit for a terminal: control characters are shown as escapes. */
export const printable = (text: string): string =>
  text.replaceAll(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
