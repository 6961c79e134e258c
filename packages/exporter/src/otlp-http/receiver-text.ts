const MAX_CHARACTERS = 200;

/** Shorter pieces of header values (`Bearer`, `1`) would mask ordinary words. */
const MIN_SECRET_CHARACTERS = 8;

// oxlint-disable-next-line no-control-regex -- taking them out is the point: they could forge lines of a log
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/**
 * Makes a text that the receiver sent fit for a log: one line, cut short, and with no trace of the request's header
 * values, which receivers like to repeat when they refuse them.
 */
export const receiverText = (text: string, headerValues: readonly string[]): string => {
  const secrets = headerValues
    .flatMap((value) => [value, ...value.split(/\s+/)])
    .filter((piece) => piece.length >= MIN_SECRET_CHARACTERS)
    .toSorted((a, b) => b.length - a.length);
  const masked = secrets.reduce((result, secret) => result.replaceAll(secret, "[masked]"), text);
  const line = masked.replace(CONTROL_CHARACTERS, " ").trim();
  return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS)}…` : line;
};
