/** List-members with something in them. */
export const MAX_MEMBERS = 32;

const MAX_KEY_LENGTH = 256;
const MAX_VALUE_LENGTH = 256;

/** The longest list of members there can be, white space aside. */
export const MAX_LIST_LENGTH: number = MAX_MEMBERS * (MAX_KEY_LENGTH + "=".length + MAX_VALUE_LENGTH + ",".length) - 1;

const SPACE = 0x20;
const ASTERISK = 0x2a;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const AT = 0x40;
const UNDERSCORE = 0x5f;
const TILDE = 0x7e;

const isKeyStart = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

const isKeyCharacter = (code: number): boolean =>
  isKeyStart(code) || code === UNDERSCORE || code === HYPHEN || code === ASTERISK || code === SLASH || code === AT;

const isValueCharacter = (code: number): boolean => code >= SPACE && code <= TILDE && code !== COMMA && code !== EQUALS;

/**
 * Whether the characters from `start` up to `end` are a key of a trace state: no vendor part has a limit of its own.
 *
 * @see https://www.w3.org/TR/trace-context-2/#key
 */
export const isKey = (text: string, start: number, end: number): boolean => {
  if (end <= start || end - start > MAX_KEY_LENGTH || !isKeyStart(text.charCodeAt(start))) return false;
  for (let at = start + 1; at < end; at++) if (!isKeyCharacter(text.charCodeAt(at))) return false;
  return true;
};

/**
 * Whether the characters from `start` up to `end` are a value of a trace state. Spaces may lead, but not trail.
 *
 * @see https://www.w3.org/TR/trace-context-2/#value
 */
export const isValue = (text: string, start: number, end: number): boolean => {
  if (end <= start || end - start > MAX_VALUE_LENGTH || text.charCodeAt(end - 1) === SPACE) return false;
  for (let at = start; at < end; at++) if (!isValueCharacter(text.charCodeAt(at))) return false;
  return true;
};
