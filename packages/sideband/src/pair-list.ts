const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.trim());
  } catch {
    return undefined;
  }
};

/**
 * Reads `key=value,key=value`, with keys and values percent-decoded. Only the first `=` of a pair separates, since keys
 * of vendors end in `=` and get pasted as they are. `undefined` if any pair cannot be read.
 *
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/#specifying-headers-via-environment-variables
 */
export const parsePairList = (text: string): Record<string, string> | undefined => {
  const pairs: Record<string, string> = {};
  for (const pair of text.split(",")) {
    if (pair.trim() === "") continue;
    const separator = pair.indexOf("=");
    const key = decode(pair.slice(0, Math.max(separator, 0)));
    const value = decode(pair.slice(separator + 1));
    if (key === undefined || key === "" || value === undefined) return undefined;
    Object.defineProperty(pairs, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return pairs;
};
