import type { TextRange } from "../detector/detector.ts";
import { unescape } from "../escapes/unescape.ts";
import { findByKey, isCutLabel } from "../json/find-by-key.ts";
import type { KeyTable } from "../keys/key-table.ts";

/** Parameters of URLs and forms. */
const parameter = /(?:^|[?&;#])(?<key>[\w.~%[\]-]{1,64})=(?<value>[^&;#]+)/g;

/**
 * Parameters that sign a URL, besides those whose names say it to everybody.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/
 */
const signatures: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "awsaccesskeyid",
  "sig",
  "signature",
  "x-amz-credential",
  "x-amz-signature",
  "x-goog-credential",
  "x-goog-signature",
]);

/** URLs within URLs are looked into so deep. */
const MAX_LEVELS = 3;

const findInValue = (value: string, keys: KeyTable, level: number): readonly TextRange[] =>
  value.includes("?") && level < MAX_LEVELS ? findInParameters(value, keys, level + 1) : findByKey(value, keys);

/**
 * Finds the values of parameters whose names say that they are secrets in what is a URL, a query or a form as a whole. The
 * values of others may be such, or JSON.
 */
export const findInParameters = (text: string, keys: KeyTable, level: number = 1): readonly TextRange[] => {
  const found: TextRange[] = [];
  for (const { 0: whole, index, groups } of text.matchAll(parameter)) {
    const { key = "", value = "" } = groups ?? {};
    const end = index + whole.length;
    const start = end - value.length;
    const name = unescape(key)?.text ?? key;
    if (!signatures.has(name.toLowerCase()) && !keys.isSensitive(name))
      for (const within of findInValue(value, keys, level))
        found.push({ start: start + within.start, end: start + within.end });
    else if (end < text.length || !isCutLabel(value)) found.push({ start, end });
  }
  return found;
};
