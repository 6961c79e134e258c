import type { Detector, TextRange } from "../../detector/detector.ts";
import { isPlaceholder } from "../is-placeholder.ts";
import { isAlphanumeric } from "../../scan/unit-classes.ts";
import { isVariable } from "./is-variable.ts";
import { isWordy } from "./is-wordy.ts";
import { atKeyword } from "../../scan/run-start.ts";
import { isBlank } from "../../scan/units.ts";

/** The longest user and password, in UTF-16 units. */
const MAX_AUTHORITY = 512;

/** What stands for a password, as in `user:password@`. */
const exemplary =
  /^(?:<[^<>]*>|(?:[a-z]{2,16}[_-]|user)?(?:pass(?:word|wd|phrase)?|pwd|user(?:name)?|pw)|\u5bc6[\u7801\u78bc]|\u043f\u0430\u0440\u043e\u043b\u044c|contrase(?:\u00f1|n)a|senha|passwort|\*+|x+|\.+|_+)$/i;

/** `API_TOKEN`, `[PASSWORD]`: what is to be filled in. */
const toFillIn = /^\[?(?:[A-Z]{1,16}_){0,4}[A-Z]{0,16}(?:PASS|PASSWORD|PWD|TOKEN|SECRET|KEY)\]?$/;

const COLON = 58;
const AT = 64;

/** Whether the unit ends what stands before the host: white space, quotes, brackets, `/`, `?`, `#`. */
const endsAuthority = (unit: number): boolean =>
  unit <= 32 ||
  unit === 34 ||
  unit === 39 ||
  unit === 96 ||
  unit === 60 ||
  unit === 62 ||
  unit === 47 ||
  unit === 92 ||
  unit === 63 ||
  unit === 35;

const isPassword = (password: string): boolean =>
  password !== "" &&
  !exemplary.test(password) &&
  !toFillIn.test(password) &&
  !isVariable(password) &&
  !isPlaceholder(password);

/** A password with `/`, `?` or `#` in it, as people write them where they ought to be escaped. */
const unescaped = /[^\s"'`<>@:/]{0,64}:(?<password>(?!\d{1,5}[/?#])[^\s"'`<>@:]{1,128})@[A-Za-z0-9_[]/dy;

const findUnescaped = (text: string, from: number): TextRange | undefined => {
  unescaped.lastIndex = from;
  const [start, end] = unescaped.exec(text)?.indices?.groups?.["password"] ?? [0, 0];
  return end > start && isPassword(text.slice(start, end)) ? { start, end } : undefined;
};

/** A URL within another: all that is a sign is escaped. */
const encoded = /[\w.~-]{0,64}%3A(?<password>(?:[\w.~!*'()+-]|%(?!40|2F|25)[\dA-F]{2}){1,128})%40[\w%]/diy;

const findEncoded = (text: string, from: number): TextRange | undefined => {
  encoded.lastIndex = from;
  const [start, end] = encoded.exec(text)?.indices?.groups?.["password"] ?? [0, 0];
  return end > start && isPassword(text.slice(start, end)) ? { start, end } : undefined;
};

const findPassword = (text: string, keyword: TextRange): TextRange | undefined => {
  const from = keyword.end;
  if (!isAlphanumeric(text.charCodeAt(keyword.start - 1))) return undefined;
  const within = text.charAt(keyword.start) === "%" ? findEncoded(text, from) : undefined;
  if (within !== undefined) return within;
  let colon = -1;
  let at = -1;
  const limit = Math.min(text.length, from + MAX_AUTHORITY);
  let place = from;
  for (; place < limit; place += 1) {
    const unit = text.charCodeAt(place);
    if (unit === COLON && colon < 0) colon = place;
    else if (unit === AT) at = place;
    else if (endsAuthority(unit)) break;
  }
  if (colon < 0) return undefined;
  if (at > colon) {
    const password = text.slice(colon + 1, at);
    return isPassword(password) ? { start: colon + 1, end: at } : undefined;
  }
  const { start } = keyword;
  const isWeb = /https?$/i.test(text.slice(Math.max(0, start - 5), start));
  return at < 0 && !isWeb && place < limit ? findUnescaped(text, from) : undefined;
};

/** `Server=…;Password=…;`, as ADO, ODBC and JDBC have it. */
const pair =
  /(?:password|pwd)[ \t]{0,4}=[ \t]{0,4}(?<value>"[^"\r\n]{1,200}"|'[^'\r\n]{1,200}'|\{[^}\r\n]{1,200}\}|(?:(?!(?:password|pwd)[ \t]{0,4}=)[^;"'\s<>\\]){1,200})/diy;
const pairBefore =
  /(?:server|source|host|address|port|database|catalog|user|uid|user ?(?:id|name)|driver|provider|dsn|endpoint|account|login|trusted_connection|security|sslmode|encrypt) {0,2}= {0,2}[^;\r\n]{0,120};[ \t]{0,4}$/i;
const pairBehind =
  /["'}]?;[ \t]{0,4}(?:server|data source|host|network|address|port|database|initial catalog|user|uid|driver|provider|dsn|endpoint|account|encrypt|trust|integrated|multiple|persist|connect|application|timeout|pool|min|max|ssl|charset|command|auth|allow|attach|column|default|failover|load|packet|replication|transaction|type|workstation)[\w ]{0,40}=/iy;

/** Looks at the unit before first: that costs nothing. */
const isBehindPair = (text: string, at: number): boolean => {
  let end = at;
  while (end > at - 4 && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.charAt(end - 1) === ";" && pairBefore.test(text.slice(Math.max(0, at - 168), at));
};

const findPairPassword = (text: string, keyword: TextRange): TextRange | undefined => {
  pair.lastIndex = keyword.start;
  const [start, end] = pair.exec(text)?.indices?.groups?.["value"] ?? [0, 0];
  if (end === 0) return undefined;
  pairBehind.lastIndex = end;
  if (!pairBehind.test(text) && !isBehindPair(text, keyword.start)) return undefined;
  const quoted = /^["'{]/.test(text.charAt(start));
  const range = quoted ? { start: start + 1, end: end - 1 } : { start, end };
  // `Password={db-password.value}`: what a template puts in.
  if (text.charAt(start) === "{" && isWordy(text.slice(range.start, range.end))) return undefined;
  return isPassword(text.slice(range.start, range.end)) ? range : undefined;
};

/** Passwords of databases, brokers and the like in the strings that say where these are; the rest of them stays. */
export const connectionStringDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "url-password",
    label: "PASSWORD",
    keywords: ["://", ":\\/\\/", "%3a%2f%2f"],
    find: findPassword,
    maxLength: MAX_AUTHORITY + 16,
    earliest: atKeyword,
    pending: /(?::\/\/|:\\\/\\\/|%3a%2f%2f)(?:[^\s"'`<>/\\?#]{0,512}|[^\s"'`<>@:/]{0,64}:[^\s"'`<>@:]{0,128}@?)/i,
    example: () => ["postgres:", "", "ann:s3cr3t-w0rd@db.internal/app"].join("/"),
  },
  {
    name: "connection-string-password",
    label: "PASSWORD",
    keywords: ["password=", "password =", "pwd=", "pwd ="],
    find: findPairPassword,
    maxLength: 480,
    earliest: atKeyword,
    example: () => ["Server=db", "User Id=ann", "Password=s3cr3t-w0rd", ""].join(";"),
  },
  {
    name: "data-source-password",
    label: "PASSWORD",
    keywords: ["@tcp(", "@unix(", "@("],
    at: "run",
    lead: /[^\s"'`]/,
    expression: /(?:[\w.-]{1,40}=)?[\w.-]{1,64}:(?<secret>[^\s"'`]{4,128})@(?:tcp|unix)?\(/i,
    validate: (match) => isPassword(match) && !/^\/[^/]/.test(match),
    example: () => ["app:", "s3cr3t-w0rd-9x", "@tcp(db:3306)/shop"].join(""),
  },
  {
    name: "netrc-password",
    label: "PASSWORD",
    keywords: ["machine "],
    expression:
      /machine\s{1,4}[\w.-]{1,128}\s{1,8}login\s{1,4}[^\s"'`<>]{1,128}\s{1,8}password\s{1,4}(?<secret>[^\s"'`<>,;]{4,128})/i,
    validate: (match) => isPassword(match) && /[^a-z]/.test(match),
  },
  {
    name: "oracle-password",
    label: "PASSWORD",
    keywords: ["jdbc:oracle:thin:", "sqlplus "],
    expression: /(?:jdbc:oracle:thin:|sqlplus (?:-\w{1,2} )?)[\w$#.]{1,64}\/(?<secret>[^\s"'@/]{4,128})@/i,
    validate: isPassword,
  },
  {
    name: "oracle-identifier-password",
    label: "PASSWORD",
    keywords: ["@//", ":1521"],
    at: "run",
    lead: /[\w$#./!%^&*+~@-]/,
    expression: /[\w$#.]{1,64}\/(?<secret>[^\s"'`@/:]{4,128})@(?:\/\/)?[\w.-]{1,128}:\d/,
    validate: isPassword,
  },
  {
    // A line of `.pgpass`: server, port, database, user, password.
    name: "pgpass-password",
    label: "PASSWORD",
    keywords: [":5432:", ":*:*:"],
    at: "run",
    lead: /[\w.*-]/,
    expression: /[\w.*-]{1,128}:(?:5432|\*):[\w.*-]{1,64}:[\w.*-]{1,64}:(?<secret>[^\s:"'`]{4,128})/,
    validate: isPassword,
  },
]);
