import type { TextRange } from "../../../detector/detector.ts";

/** `/etc/passwd`, `1Password`, `OnePassword`, `Sec-WebSocket-Key`. */
const named = /\/etc\/$|(?:^|[^A-Za-z\d])(?:1|[Oo]ne)$|[a-z]One$|[Ww]eb[Ss]ocket-$/;

/** The longest of these, in UTF-16 units, and what these names end with: cheap, since nearly all others end otherwise. */
const LONGEST_NAMED = 10;
const lastOfNamed = "/1e-";

/** `arn:aws:secretsmanager:eu-west-1:123456789012:secret:` */
const resource = /arn(?:(?::|%3A)[\w-]{0,32}){4}(?::|%3A)$/;
const LONGEST_RESOURCE = 96;
const lastOfResource = ":A";

/** `password_changed_at`, `tokenExpiresAt`: a time. */
const moment = /_at$|[a-z]At$/;
const LETTER_T = 116;

/** `auth0|…`: an id of a user. */
const auth0 = /^auth0(?![A-Za-z\d])/i;
const ZERO = 48;

const isAfterName = (text: string, at: number): boolean => {
  const last = at > 0 ? text.charAt(at - 1) : "a";
  if (lastOfNamed.includes(last)) return named.test(text.slice(Math.max(0, at - LONGEST_NAMED), at));
  if (!lastOfResource.includes(last)) return false;
  const before = text.slice(Math.max(0, at - LONGEST_RESOURCE), at);
  return before.includes("arn") && resource.test(before);
};

/** Whether a word for a secret is a part of the name of something else: an ARN, a file, a program, a time. */
export const isOtherName = (text: string, { start, end }: TextRange, nameEnd: number): boolean =>
  isAfterName(text, start) ||
  (text.charCodeAt(nameEnd - 1) === LETTER_T && moment.test(text.slice(end, nameEnd))) ||
  (text.charCodeAt(end) === ZERO && auth0.test(text.slice(start, end + 2)));
