import type { Detector, TextRange } from "../../detector/detector.ts";
import { isPlaceholder } from "../is-placeholder.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { isVariable } from "./is-variable.ts";
import { isWordy } from "./is-wordy.ts";
import { atKeyword } from "../../scan/run-start.ts";
import { startOfName } from "../../scan/start-of-name.ts";

/** The longest cookies, in UTF-16 units. */
const MAX_COOKIES = 8192;

/** How far before its option `curl` is looked for, in UTF-16 units. */
const MAX_COMMAND = 512;

const header =
  /(?:\\{0,3}["'`\]])?[ \t]{0,4}(?:=>|[:=]|,(?=[ \t]{0,4}[["'`\\])|(?<=--cookie {1,4}| -b {1,4})(?=\\{0,3}["']))[ \t]{0,4}\[?\\{0,3}["'`]?[ \t]{0,2}(?<cookies>[\w!#$%&*+.^|~-]{1,128}=(?<first>[^\s;"'\\,<>\u0080-\uffff]{1,4096})(?<rest>(?:; {0,2}[\w!#$%&*+.^|~-]{1,128}(?:=[^\s;"'\\<>]{0,4096})?){0,60}))/dy;

const isCookie = (value: string, isSession: boolean): boolean =>
  value.length >= 6 &&
  !isVariable(value) &&
  !isPlaceholder(value) &&
  !/^(?:value|deleted)$/i.test(value) &&
  (!isWordy(value) || (isSession && /\d/.test(value)));

/** A cookie of this name, or a part of one, in a list that is read from where it begins. */
const isWithinCookies = (text: string, { start, end }: TextRange): boolean =>
  text.charAt(end) === "=" &&
  /[\w=;]$|; $/.test(text.slice(Math.max(0, start - 2), start)) &&
  !/document\.$|[Ss]et-?$/.test(text.slice(Math.max(0, start - 9), start)) &&
  !/["'`]/.test(text.charAt(end + 1));

/** `Cookie: …` as a whole; of `Set-Cookie: …` the value. */
const findCookies = (text: string, keyword: TextRange): TextRange | undefined => {
  if (isWithinCookies(text, keyword)) return undefined;
  const isOption = text.charAt(keyword.start) === " ";
  if (isOption && !/\bcurl\b/.test(text.slice(Math.max(0, keyword.start - MAX_COMMAND), keyword.start)))
    return undefined;
  header.lastIndex = isOption ? keyword.start + " -b".length : keyword.end;
  const groups = header.exec(text)?.indices?.groups;
  const cookies = groups?.["cookies"];
  const first = groups?.["first"];
  if (cookies === undefined || first === undefined) return undefined;
  const isSession = /sess|sid|auth|token|jwt|login|remember|secret|key/i.test(text.slice(cookies[0], first[0]));
  if (![...text.slice(...cookies).matchAll(/=([^;]*)/g)].some(([, one = ""]) => isCookie(one, isSession)))
    return undefined;
  const isSet = /set-?$|document\.$/i.test(text.slice(Math.max(0, keyword.start - 9), keyword.start));
  const end = Math.min(cookies[1], cookies[0] + MAX_COOKIES);
  return isSet ? { start: first[0], end: first[1] } : { start: cookies[0], end };
};

const parameter =
  /(?<name>[A-Za-z][\w.-]{0,48})(?:%5[Bb]\w{0,20}%5[Dd]|\[\w{0,20}\])?=(?!=)(?<value>(?:[^&\s"'`<>#\\;,)\]}|?]|\?(?![A-Za-z])){6,2048})/dy;

/** Places in a list rather than secrets. */
const publicName =
  /(?:page|next|continuation|continue|sync|csrf|xsrf|cancel|position|public|sort|primary|foreign|partition|object|row|cache|site|map|lookup|search|order|group|route|i18n|translation|max|min|count|cursor)[\w.-]{0,2}(?:token|key|session)s?$/i;
/** `ServiceSid`: what Twilio calls its objects by. */
const objectId = /[a-z]Sid$/;
/** Ids of sessions that are given to whoever looks: of recordings, of statistics. */
const session = /^s(?:id|ession(?:id)?)$/i;
const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const plainKey = /(?:^|[_.-])key$|(?:^|[_.-])sig$/i;
const secretKey =
  /(?:api|access|secret|subscription|auth|private|app|client|license|functions|account|service|user|master|admin|map|gmaps|x)[_.-]?key$/i;

/** The longest name of a parameter, in UTF-16 units. */
const MAX_NAME = 48;

const isAuthorizationCode = (value: string): boolean =>
  value.length >= 16 && /\d/.test(value) && !isWordy(value) && looksRandom(value);

/** `?token=…`, `&signature=…`. */
const findParameter = (text: string, keyword: TextRange): TextRange | undefined => {
  const from = startOfName(text, keyword.start, MAX_NAME);
  const before = text.charAt(from - 1);
  if (
    before !== "?" &&
    before !== "&" &&
    before !== "#" &&
    !/&amp;$|\\u0026$/.test(text.slice(Math.max(0, from - 6), from))
  )
    return undefined;
  const start = text.startsWith("u0026", from) ? from + 5 : from;
  parameter.lastIndex = start;
  const groups = parameter.exec(text)?.indices?.groups;
  const name = groups?.["name"];
  const range = groups?.["value"];
  if (name === undefined || range === undefined) return undefined;
  const label = text.slice(...name);
  const value = text.slice(...range);
  if (
    publicName.test(label) ||
    objectId.test(label) ||
    (session.test(label) && uuid.test(value)) ||
    isVariable(value) ||
    isPlaceholder(value) ||
    /^:|^[a-z]*token$|^(?:string|value|password)$/i.test(value)
  )
    return undefined;
  // Of one that is exchanged for a token; most others are short, or words.
  if (/code$/i.test(label))
    return /^code$/i.test(label) && isAuthorizationCode(value) ? { start: range[0], end: range[1] } : undefined;
  const isKey = /key$/i.test(label);
  if (isKey && !secretKey.test(label) && !plainKey.test(label)) return undefined;
  if (isWordy(value) && !/pass|pwd/i.test(label)) return undefined;
  return { start: range[0], end: range[1] };
};

/** Cookies, and what stands in queries. */
export const webSecretDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "cookie",
    label: "COOKIE",
    keywords: ["cookie", " -b '", ' -b "'],
    find: findCookies,
    maxLength: 2 * MAX_COOKIES,
    earliest: atKeyword,
    pending: /(?:cookie| -b(?= ?["']?))(?:(?:\\{0,3}["'`\]])?[ \t]{0,4}(?:=>|[:=,])?[^\r\n]{0,16384})?/i,
    example: () => ["Cookie:", "sid=q7Zk2mW9xL4tB8vN"].join(" "),
  },
  {
    name: "url-secret",
    label: "URL_SECRET",
    keywords: [
      "token=",
      "sig=",
      "signature=",
      "key=",
      "secret=",
      "password=",
      "passwd=",
      "pwd=",
      "auth=",
      "session=",
      "session_id=",
      "hmac=",
      "code=",
      "sessionid=",
      "sid=",
      "jwt=",
      "credential=",
      "assertion=",
      "ticket=",
    ],
    find: findParameter,
    maxLength: 4352,
    earliest: atKeyword,
    pending: /[a-z]{3,12}=[^&\s"'`<>#\\;,)\]}|]{0,4096}/i,
    example: () => ["https:", "", "example.com/?access_token=q7Zk2mW9xL4tB8vN"].join("/"),
  },
  {
    // The keys and salts of WordPress have blanks and signs of all kinds in them.
    name: "wordpress-key",
    label: "WORDPRESS_KEY",
    keywords: ["auth_key", "logged_in_key", "nonce_key", "auth_salt", "logged_in_salt", "nonce_salt"],
    inWord: true,
    expression: /(?:AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)\\?['"],\s{1,20}\\?['"](?<secret>[^'"\r\n\\]{16,128})\\?['"]/,
    validate: (match) => !/unique phrase/i.test(match) && isVaried(match),
    example: () => ["define( 'AUTH_KEY', '", "q7Zk 2mW9|xL4tB8vN(c", "' );"].join(""),
  },
  {
    name: "laravel-key",
    label: "LARAVEL_KEY",
    keywords: ["base64:"],
    expression: /base64:[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])/,
    validate: isVaried,
  },
]);
