import { isJoinedLetter, isUnspacedLetter } from "./international-letters.ts";
import { isAlphanumeric, isLetter } from "../../scan/unit-classes.ts";

/** RFC 1035, 2.3.4. */
export const MAX_DOMAIN = 255;

const DOT = 46;
const DASH = 45;
const UNDERSCORE = 95;

const isNameUnit = (unit: number): boolean =>
  isAlphanumeric(unit) || unit === DASH || unit === UNDERSCORE || isJoinedLetter(unit);

/** Names of files with a scale in them, `icon@2x.png`, and versions, `left-pad@v1.2.3-rc.next`. */
const noDomain = /^(?:\d(?:\.\d)?x\.(?:png|jpe?g|gif|webp|svg|avif|pdf|tiff?|bmp|ico|heic)$|v?\d+\.\d+(?:\.|$|-))/i;

/** Units of systemd, `user@1000.service`, and languages with a variant, `ca@valencia.po`. */
const unit = /\.(?:service|socket|slice|scope|mount|automount|swap|timer|po)$/i;

/** What files end with and domains do not: `model@20260101.toml`, `abns@server.sock`; but `jane@example.com.json`. */
const file =
  /\.(?:json|ya?ml|toml|xml|[ct]sv|txt|log|lock|sock|conf|cfg|ini|[mc]?[jt]s|[jt]sx|s?css|html?|php|vue|sql|jar|exe|dll|png|jpe?g|gif|svg|webp|pdf|docx?|xlsx?|tar|t?gz|bz2|xz|whl|deb|rpm|dmg|iso|ipynb|patch|diff|bak|tmp)$/i;

/** `jane@[192.0.2.1]`, `jane@[IPv6:2001:db8::1]` (RFC 5321, 4.1.3). */
const literal = /\[(?:(?:\d{1,3}\.){3}\d{1,3}|IPv6:[\da-f:.]{2,45})\]/iy;

/** What follows the dot in a call, as in Kotlin's `this@Form.submit()` and NumPy's `x@w.reshape(…)`. */
const commonEndings = /\.(?:com|org|net|edu|gov|mil|info|biz|name|pro|[a-z]{2})$/i;

/** Whether a label may be the last: letters, or in Punycode. */
const isTopLevel = (text: string, start: number, end: number): boolean => {
  if (end - start < 2) return false;
  if (/^xn--[a-z0-9-]*[a-z0-9]$/i.test(text.slice(start, Math.min(end, start + 63)))) return true;
  for (let index = start; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    if (!isLetter(unit) && !isJoinedLetter(unit) && !isUnspacedLetter(unit)) return false;
  }
  return true;
};

/** Where a label ends. Letters of scripts without spaces make labels of their own: no word in Latin letters goes on in them. */
const labelEnd = (text: string, start: number, limit: number): number => {
  const isUnit = isUnspacedLetter(text.charCodeAt(start)) ? isUnspacedLetter : isNameUnit;
  let at = start;
  while (at < limit && isUnit(text.charCodeAt(at))) at += 1;
  return at;
};

/** Where the last label ends: there is no underscore in it, nor a dash at its end. */
const lastLabelEnd = (text: string, start: number, end: number): number => {
  const underscore = text.slice(start, end).indexOf("_");
  let to = underscore < 0 ? end : start + underscore;
  while (to > start && text.charCodeAt(to - 1) === DASH) to -= 1;
  return to;
};

/** Where the domain of an e-mail address ends that begins at a place: with the last label that can be one's last. */
export const domainEnd = (text: string, start: number): number | undefined => {
  literal.lastIndex = start;
  if (literal.test(text)) return literal.lastIndex;
  const limit = Math.min(text.length, start + MAX_DOMAIN);
  let end: number | undefined;
  let at = start;
  for (let labels = 1; at < limit; labels += 1) {
    const next = labelEnd(text, at, limit);
    const isLast = text.charCodeAt(next) !== DOT;
    const to = isLast ? lastLabelEnd(text, at, next) : next;
    if (to === at || text.charCodeAt(at) === DASH) break;
    if (labels > 1 && isTopLevel(text, at, to)) end = to;
    if (isLast) break;
    at = next + 1;
  }
  if (end === undefined) return undefined;
  const domain = text.slice(start, end);
  if (noDomain.test(domain) || unit.test(domain)) return undefined;
  const [ending] = file.exec(domain) ?? [];
  if (ending !== undefined)
    return domain.indexOf(".") < domain.length - ending.length ? end - ending.length : undefined;
  return text.charAt(end) === "(" && !commonEndings.test(domain) ? undefined : end;
};
