import type { Detector, TextRange } from "../../detector/detector.ts";
import { PENDING_ASSIGNMENT } from "../../scan/pending-assignment.ts";
import { type Assignment, MAX_ASSIGNMENT, readAssignment } from "../../scan/read-assignment.ts";
import { isBlank, isNameUnit } from "../../scan/units.ts";
import { looksRandom } from "../looks-random.ts";
import { isSecretValue, MIN_SECRET } from "./is-secret-value.ts";
import { mayNameKey, namesSecret } from "./names-secret.ts";
import { atKeyword } from "../../scan/run-start.ts";

/** The longest value, in UTF-16 units. */
const MAX_LENGTH = 1024;

/** The longest name, in UTF-16 units. */
const MAX_NAME = 48;

const passwords = /^(?:pass|pwd)|wort$/;

/** Keywords that are words, or parts of words, of which nothing is a secret. */
const short = new Set(["pass", "pwd", "auth", "creds", "key"]);

const isLower = (unit: number): boolean => unit >= 97 && unit <= 122;
const isUpper = (unit: number): boolean => unit >= 65 && unit <= 90;

/** In ids and other random texts, `pwD`, `kEy` and `PWDuf` stand by chance. */
const isByChance = (text: string, { start, end }: TextRange): boolean =>
  !/^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)$/.test(text.slice(start, end)) ||
  (isUpper(text.charCodeAt(end - 1)) && isLower(text.charCodeAt(end)));

/** Where the word ends that the keyword begins: behind a plural; -1 if it goes on, as in `tokenizer`. */
const endOfWord = (text: string, at: number): number => {
  const lower = isLower(text.charCodeAt(at - 1));
  const continues = lower ? isLower : isUpper;
  if (!continues(text.charCodeAt(at))) return at;
  const plural = text.charCodeAt(at) === (lower ? 115 : 83);
  return plural && !continues(text.charCodeAt(at + 1)) ? at + 1 : -1;
};

/** A name in angle brackets behind an operator, or one that says whose it is. */
const toFillIn = /[=:][ \t"'`]{0,2}<[\w.-]{1,64}$|<(?:your|my)[_-]/i;

/** The rest of a name of a file. */
const fileName =
  /^[\w.-]{0,64}\.(?:[cm]?[jt]sx?|json|ya?ml|tgz|tar|zip|md|py|go|rs|rb|java|php|css|html?|map|txt|lock)\b/i;

/** Of a property in C#; the default of a field in Python. */
const accessors = /\{ ?get;[^{}]{0,24}\}|\bField\(/;

const startOfName = (text: string, at: number): number => {
  let start = at;
  while (start > 0 && at - start < MAX_NAME && isNameUnit(text.charCodeAt(start - 1))) start -= 1;
  return start;
};

/** `api key`, `next token`, in prose. */
const spoken = /[A-Za-z]{2,16} $/;

const quoteBefore = (text: string, start: number): string => {
  const before = text.charAt(start - 1);
  return before === '"' || before === "'" || before === "`" ? before : "";
};

/** Where a value in quotes ends: at the quote, without what escapes it; where one without, at what ends a value. */
const endOfValue = (text: string, { start, end, operator }: Assignment, whole: boolean): number => {
  const quote = quoteBefore(text, start);
  if (quote !== "") {
    const close = text
      .slice(start, start + MAX_LENGTH)
      .search(quote === '"' ? /["\r\n]/ : quote === "'" ? /['\r\n]/ : /[`\r\n]/);
    if (close > 0 && text.charAt(start + close) === quote) {
      let stop = start + close;
      while (stop > start && text.charAt(stop - 1) === "\\") stop -= 1;
      return stop;
    }
  }
  if (whole) {
    const line = /^[^\s"'`\\]{1,1024}/.exec(text.slice(start, start + MAX_LENGTH));
    if (line !== null) return start + line[0].length;
  }
  let stop = end;
  const ampersand = text.slice(start, end).indexOf("&");
  if (ampersand > 0) stop = start + ampersand;
  if (operator === "is") while (stop > start && /[.!?:*]/.test(text.charAt(stop - 1))) stop -= 1;
  else while (stop > start && /[.:*]/.test(text.charAt(stop - 1))) stop -= 1;
  return stop;
};

/** `--password hunter2`: what follows a flag is its value, whatever it looks like. */
const readFlag = (text: string, nameEnd: number): Assignment | undefined => {
  if (!isBlank(text.charCodeAt(nameEnd))) return undefined;
  const match = /^[ \t]{1,8}["']?(?<value>[^\s"'`<>\\-][^\s"'`<>\\]{0,1023})/d.exec(
    text.slice(nameEnd, nameEnd + MAX_LENGTH),
  );
  const [start, end] = match?.indices?.groups?.["value"] ?? [0, 0];
  return end === 0 ? undefined : { nameEnd, operator: "=", start: nameEnd + start, end: nameEnd + end };
};

/** `{password!r}`, as Python has it in texts. */
const isFormatted = (text: string, start: number, end: number): boolean =>
  text.charAt(start - 1) === "{" && text.charAt(end) === "}" && /^[\w.]{1,64}![rsa]$/.test(text.slice(start, end));

/** In a list of names, one in each line, another name follows. */
const isNextInList = (operator: string, between: string, value: string): boolean =>
  operator === "," &&
  between.includes("\n") &&
  (/^[a-z]{1,24}\d{0,2}(?:_[a-z\d]{1,48}){2,12}$/.test(value) ||
    (/^[A-Za-z_]{8,64}$/.test(value) && /(?:Password|Token|Secret|Auth|Key)/.test(value)));

/** What is compared with a name and is not in quotes is a name itself. */
const comparison = /^={2,3}$/;

/** Names of the environment: their values end where the line does. */
const constant = /^[A-Z][A-Z0-9_]*$/;

/** How many words may stand between these and a value: they are too common in prose. */
const MAX_WORDS_OF_SHORT = 1;
const MAX_WORDS = 4;

/** What comes before the keyword: the rest of its name, or the word before it in prose. */
const prefixOf = (text: string, nameStart: number, at: number): string =>
  nameStart === at && isBlank(text.charCodeAt(at - 1))
    ? (spoken.exec(text.slice(Math.max(0, at - 17), at))?.[0] ?? "")
    : text.slice(nameStart, at);

const HYPHEN = 45;

const isFlag = (text: string, nameStart: number): boolean =>
  text.charCodeAt(nameStart) === HYPHEN && text.charCodeAt(nameStart - 1) <= 32;

/** What is assigned is a name like this one, that is given something itself: it is read when its own turn comes. */
const nextName =
  /[?&]?(?:[A-Za-z_][\w.-]{0,40}?)?(?:pass|word|wd|phrase|code|wort|secret|token|key|credential|creds|auth)s?=(?!=)/iy;

const isNextName = (text: string, at: number): boolean => {
  nextName.lastIndex = at;
  return nextName.test(text);
};

const findAssignedSecret = (text: string, keyword: TextRange): TextRange | undefined => {
  const wordEnd = endOfWord(text, keyword.end);
  if (wordEnd < 0) return undefined;
  const word = text.slice(keyword.start, keyword.end).toLowerCase();
  const isShort = short.has(word);
  if (isShort && isByChance(text, keyword)) return undefined;
  const before = text.charCodeAt(keyword.start - 1);
  if (isShort && word !== "key" && (isLower(text.charCodeAt(keyword.start)) ? isLower(before) : isUpper(before)))
    return undefined;
  const nameStart = startOfName(text, keyword.start);
  const prefix = prefixOf(text, nameStart, keyword.start);
  if (word === "key" && !mayNameKey(prefix)) return undefined;
  let rest = wordEnd;
  while (rest < wordEnd + MAX_NAME && isNameUnit(text.charCodeAt(rest))) rest += 1;
  const flag = isFlag(text, nameStart) ? readFlag(text, rest) : undefined;
  const assignment = flag ?? readAssignment(text, wordEnd, isShort ? MAX_WORDS_OF_SHORT : MAX_WORDS);
  if (assignment === undefined) return undefined;
  const { operator, nameEnd, start } = assignment;
  if (isNextName(text, start)) return undefined;
  if (assignment.end - start < MIN_SECRET && quoteBefore(text, start) === "") return undefined;
  if (isShort && operator === "" && (looksRandom(prefix) || looksRandom(text.slice(wordEnd, rest)))) return undefined;
  if (word === "pass" && (operator === "" || operator === "is")) return undefined;
  const behind = text.slice(wordEnd, nameEnd);
  // A file has what follows as its checksum: `jsonwebtoken-9.0.2.tgz", "integrity": "…"`, `"token.ts": "…"`.
  if (fileName.test(behind)) return undefined;
  // The name is itself a value, and another name follows: `type="password" id="…"`.
  if (/["'`]/.test(behind) && !/["'`\\]\s{0,4}(?:value|val|content|default)$/i.test(behind)) return undefined;
  // What stands between an operator and a value is a type, or the name that is really given it.
  const between = text.slice(nameEnd, start).replace(accessors, "");
  if (!namesSecret(prefix, word, `${behind} ${between}`)) return undefined;
  const quoted = quoteBefore(text, start) !== "";
  if (!quoted && (/[,({]$/.test(operator) || comparison.test(operator))) return undefined;
  const whole =
    operator === "=" &&
    start === nameEnd + 1 &&
    constant.test(text.slice(nameStart, nameEnd)) &&
    /(?:^|\n|export )$/.test(text.slice(Math.max(0, nameStart - 7), nameStart));
  const end = endOfValue(text, assignment, whole);
  // `TOKEN=<your-token>` and a line behind it: no tag, but what is to be filled in.
  if (operator === ">" && toFillIn.test(text.slice(Math.max(0, nameStart - 4), wordEnd)) && !text.startsWith("</", end))
    return undefined;
  const next = text.charAt(end);
  // Cut off on purpose: `abcd1234…`.
  if (next === "…" || text.startsWith("..", end)) return undefined;
  if (!quoted && (next === "(" || next === "[" || next === "{")) return undefined;
  const found = text.slice(start, end);
  if (!quoted && isFormatted(text, start, end)) return undefined;
  if (isNextInList(operator, text.slice(nameEnd, start), found)) return undefined;
  const isAlternative = operator === "|" && start === nameEnd + 1;
  // `(?:password|…)`: an expression, where a table has a bar or a space before it.
  if (isAlternative && "(:?".includes(text.charAt(nameStart - 1) || " ")) return undefined;
  const loose = operator === "" || operator === "is" || isAlternative || /\s\S{1,20}\s/.test(behind);
  const place = {
    password: passwords.test(word),
    quoted,
    loose: loose || (word === "token" && prefix === "" && !quoted),
  };
  return isSecretValue(found, place) ? { start, end } : undefined;
};

/** Whatever is assigned to a name that says it is secret: last, since others know more. */
export const assignedSecretDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "sql-password",
    label: "PASSWORD",
    keywords: ["identified by "],
    expression: /identified by (?:password )?\\{0,2}["'](?<secret>[^'"\s\\]{4,128})/i,
  },
  {
    name: "assigned-secret",
    label: "SECRET",
    keywords: [
      "password",
      "passwd",
      "passphrase",
      "passcode",
      "passwort",
      "kennwort",
      "pass",
      "pwd",
      "secret",
      "token",
      "key",
      "credential",
      "creds",
      "auth",
    ],
    find: findAssignedSecret,
    maxLength: MAX_LENGTH + MAX_ASSIGNMENT,
    earliest: atKeyword,
    pending: /* @__PURE__ */ new RegExp(`[a-z]{3,12}${PENDING_ASSIGNMENT}`, "i"),
    example: () => ["DB_PASSWORD=", "s3cr3t-w0rd-9x"].join(""),
  },
]);
