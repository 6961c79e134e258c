import type { Assignment } from "./assignment.ts";

/** A name that opens a list or follows in one, and is given what was read: `, "region": "`, `{ card = '`. */
const member =
  /[,{[(]\s{0,48}\\{0,3}["'`]?(?<name>[A-Za-z_$][\w.$-]{0,40})\\{0,3}["'`]?\s{0,4}[:=]>?\s{0,4}\\{0,3}(?:[A-Za-z@$]{0,2}["'`])?$/;

/** Names that are given what belongs to the name before them. */
const ofNameBefore =
  /^(?:.*(?:value|val|key|token|secret|passw(?:or)?d|pass|pwd|passphrase|auth|credentials?|id|sid)|content|data|default|example|plain\w*|text|raw|string|with|initial)$/i;

/** What was read is a name itself, of a member of an object: `"id":`; in YAML, in a line of its own. */
const key = /^\\{0,3}["'`]\s{0,4}:(?!:)/;
const keyInLine = /^:?(?:[ \t]|\r?\n)/;

/** The list ends that has the name in it, or what it is given has nothing in it: `"password"), ("user`, `password: ""`. */
const ended = /^\\{0,3}["'`]?[)\]}]\s{0,4},|(?:^|[^"'\\])\\{0,3}(?:""|'')(?!["'])/;

const EQUALS = 61;

/** How much of what stands between a name and its value is looked at, in UTF-16 units. */
const MAX_BETWEEN = 136;

const lastWord = /\s(?<name>[\w.-]{1,48})$/;

/** `token refreshed for user=…`: what is given something at once, behind words, is a field of its own. */
export const isOtherField = (
  text: string,
  at: number,
  { nameEnd, operator }: Assignment,
  ofName: RegExp = ofNameBefore,
): boolean => {
  if (operator !== "=" || text.charCodeAt(nameEnd) !== EQUALS) return false;
  const name = lastWord.exec(text.slice(at, nameEnd))?.groups?.["name"];
  return name !== undefined && !ofName.test(name);
};

/** Whether what was read behind a name belongs to another name, or is one. */
export const isOtherMember = (text: string, { nameEnd, operator, start }: Assignment, end: number): boolean => {
  const between = text.slice(Math.max(nameEnd, start - MAX_BETWEEN), start);
  if (ended.test(between)) return true;
  if (text.charAt(end) === ":" && between.includes("\n") && keyInLine.test(text.slice(end, end + 3))) return true;
  if (!/[,{[(]/.test(between)) return false;
  if (key.test(text.slice(end, end + 12))) return true;
  const name = operator === "," || between.includes("{") ? member.exec(between)?.groups?.["name"] : undefined;
  return name !== undefined && !ofNameBefore.test(name);
};
