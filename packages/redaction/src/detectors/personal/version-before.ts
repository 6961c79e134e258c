import { isDigit } from "../../scan/unit-classes.ts";

const COMMA = 44;
const CARET = 94;
const TILDE = 126;
const EIGHT = 56;

/** What names a version, or a place in a document, before a number with dots. */
const words =
  /(?:version(?:added|changed|removed)?|release|firmware|driver|revision|build|assembly|section|chapter|clause|paragraph|appendix|annex|article|table|figure|requirement|theorem|exercise|microsoft edge|(?:^|[^a-z])(?:ver|rev|rv|v|oid|chrome|chromium|firefox|edg|opera|opr|safari|electron|windows|android|ios|macos|python|java|jdk|nuget|dll))s?\.?["'`)\\_]{0,3}(?: (?:is|of|no\.?|number|to|from)\b)?[\s:=("'`\\>~^<v*]{0,8}$/i;

/** `Chrome/`, but no path and no scheme before it; the names of hosts, as in Java's `broker/10.0.0.1`, are in small letters. */
const product = /(?:^|[^\w./-])[A-Z][\w.+-]{1,30}\/$/;

/** `pkg==`, but not what compares addresses. */
const pin = /[\w\])](?<!(?:ip|addr|address|host|src|dst))(?:==|>=|<=|~=|!=)$/i;

/** `cudnn-cu11==`, `jittor >= `: of what ends in a digit, or with a blank, no addresses are compared. */
const requirement = /-cu\d\d $|\d(?:==|>=|<=|~=)$|[\w\])] (?:>=|<=|~=) ?$/;
const REQUIREMENT = 6;

const v8 = /(?:^|[^a-z\d])v8["'`)]{0,3}(?: (?:(?:is |was )?at|to|is|was))?[ \t:="'@]{1,6}$/i;

const heading = /\u00a7 ?$|[~^]$/;

/** How far back it is looked at, in UTF-16 units. */
const VERSION_CONTEXT = 48;

const beforeNumber = " :=(\"'`\\>~^<\t\n";

/** The last character before a place that is neither a space nor a mark between a name and its value. */
const lastNamed = (text: string, at: number): number => {
  let index = at - 1;
  while (at - index < 8 && beforeNumber.includes(text.charAt(index)) && index >= 0) index -= 1;
  return text.charCodeAt(index);
};

/** Whether what stands before a place says that the number there is a version or a section. */
export const isVersionBefore = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at - 1);
  if (unit === TILDE || unit === CARET) return true;
  if (requirement.test(text.slice(Math.max(0, at - REQUIREMENT), at))) return true;
  const last = lastNamed(text, at);
  // Behind digits and commas, as in lists of addresses, there is nothing else to look for.
  if (last === COMMA) return false;
  const before = text.slice(Math.max(0, at - VERSION_CONTEXT), at);
  if (isDigit(last)) return last === EIGHT && v8.test(before);
  return words.test(before) || product.test(before) || pin.test(before) || heading.test(before) || v8.test(before);
};
