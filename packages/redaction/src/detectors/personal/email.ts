import type { FunctionDetector, TextRange } from "../../detector/detector.ts";
import { domainEnd, MAX_DOMAIN } from "./email-domain.ts";
import { earliestLocalPart, localPartStart, MAX_LOCAL_PART } from "./email-local-part.ts";

const SLASH = 47;
const COLON = 58;

/** Nobody's names: what hosts of repositories are reached by, and what languages have before an `@`. */
const nobodys = /^(?:git|hg|svn|this|super|return)$/;

/** Whether it is the user in a URL, `ssh://jane@host.example`, `postgres://jane:word@host.example`. */
const isUserOfUrl = (text: string, start: number): boolean => {
  if (text.charCodeAt(start - 1) === SLASH) return text.charCodeAt(start - 2) === SLASH;
  if (text.charCodeAt(start - 1) !== COLON) return false;
  const slashes = /:\/\/[^\s/@:]{0,64}:$/.exec(text.slice(Math.max(0, start - 80), start));
  return slashes !== null;
};

/** `curl -d@body.template.json` */
const option = /(?:^|\s)-$/;

/** In SQL and Python a letter can stand before a quote: `N'jane@example.com'`. */
const behindPrefix = (text: string, start: number, end: number): number => {
  const isQuoted = text.charAt(start + 1) === "'" && text.charAt(end) === "'";
  return isQuoted && /[befnu]/i.test(text.charAt(start)) ? start + 2 : start;
};

/** E-mail addresses, internationalized ones as well, also where URLs, JSON and HTML have an escape for the `@`. */
export const email: FunctionDetector = Object.freeze({
  name: "email",
  label: "EMAIL",
  kind: "personal",
  keywords: ["@", "%40", "%2540", "\\u0040", "\\x40", "&#64;", "&#064;", "&#x40;", "&commat;"],
  maxLength: MAX_LOCAL_PART + MAX_DOMAIN,
  earliest: earliestLocalPart,
  find: (text: string, at: TextRange): TextRange | undefined => {
    const from = localPartStart(text, at.start);
    if (from === undefined) return undefined;
    const end = domainEnd(text, at.end);
    if (end === undefined) return undefined;
    const start = behindPrefix(text, from, end);
    if (nobodys.test(text.slice(start, Math.min(at.start, start + 8)))) return undefined;
    if (at.start - start === 1 && option.test(text.slice(Math.max(0, start - 2), start))) return undefined;
    // Where the `@` is escaped it is not the one behind a user: the user's name is an address.
    return at.end - at.start === 1 && isUserOfUrl(text, start) ? undefined : { start, end };
  },
  example: () => ["jane.doe", "example.com"].join("@"),
});
