/** Digits that a double may not hold: times in nanoseconds have 19. */
const LONG_NUMBER = /\d{16}/u;

interface LiteralContext {
  readonly source: string;
}

/** Keeps the digits of an integer that a double cannot hold, as the string that JSON may have had in its place. */
const keepDigits = (_: string, value: unknown, context?: LiteralContext): unknown =>
  typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/u.test(context?.source ?? "")
    ? context?.source
    : value;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Parses JSON without loss of digits. Throws for what is no JSON or no UTF-8. */
export const parseJson = (body: Buffer): unknown => {
  const text = utf8.decode(body);
  return LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
};
