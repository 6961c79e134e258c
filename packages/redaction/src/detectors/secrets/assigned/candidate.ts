import type { Assignment } from "../../../scan/assignment.ts";
import { isNextName } from "./is-next-name.ts";
import { MIN_SECRET, type ValuePlace } from "./is-secret-value.ts";
import { endOfValue } from "./end-of-value.ts";
import { isPasswordWord } from "./password-words.ts";
import type { SecretName } from "./secret-name.ts";

/** What may be a secret, since it is given to the name of one. */
export interface Candidate extends ValuePlace {
  readonly text: string;
  readonly name: SecretName;
  readonly assignment: Assignment;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** It has a quote before it, closed or not. */
  readonly opened: boolean;
  /** What stands behind the word in its name, and further words before what assigns. */
  readonly behind: string;
  /** What stands between the name and the value. */
  readonly between: string;
  /** `PASSWORD | …`, as in a table. */
  readonly isAlternative: boolean;
  /** In a line of its own behind the name. */
  readonly isAlone: boolean;
}

/** Says that a candidate is no secret, or that of another name. */
export type Refusal = (candidate: Candidate) => boolean;

/** Names of the environment: their values end where the line does. */
const constant = /^[A-Z][A-Z0-9_]*$/;

/** Whether the name is written as those of the environment are. */
export const isConstant = (text: string, { start }: SecretName, { nameEnd }: Assignment): boolean =>
  constant.test(text.slice(start, nameEnd));

const beginsLine = (text: string, at: number): boolean =>
  at === 0 || text.charAt(at - 1) === "\n" || text.startsWith("export ", at - 7);

/** Secrets that people make up as they do passwords: `JWT_SECRET`. */
const ofSessions = /(?:jwt|session|cookie|nextauth|hmac)[_.-]?$/i;

/** What stands between a name and a value that is alone in the next line. */
const nextLine = /^\W{0,3}\s{1,8}(?:[A-Za-z]{1,9}: {1,4})?$/;

const closingQuote = /\\{0,3}["'`]/y;

/** Whether the quotes around a value are closed, unless the text ends before they are. */
const isClosed = (text: string, end: number): boolean => {
  if (end === text.length) return true;
  closingQuote.lastIndex = end;
  return closingQuote.test(text);
};

const quoteBefore = (text: string, start: number): string => {
  const before = text.charAt(start - 1);
  return before === '"' || before === "'" || before === "`" ? before : "";
};

/** Whether whole words stand between the word and what assigns: `token of the build is`. */
export const isBehindWords = (behind: string): boolean => behind !== "" && /\s\S{1,20}\s/.test(behind);

/** What a name is given, with all that is asked about it; nothing if it is too short, or the next name: `token=secret=…`. */
export const candidateOf = (text: string, name: SecretName, assignment: Assignment): Candidate | undefined => {
  const { operator, nameEnd, start } = assignment;
  if (isNextName(text, start)) return undefined;
  const quote = quoteBefore(text, start);
  if (quote === "" && assignment.end - start < MIN_SECRET) return undefined;
  const { word, prefix } = name;
  const isNext = start === nameEnd + 1;
  const isLine = operator === "=" && isNext && beginsLine(text, name.start) && isConstant(text, name, assignment);
  const end = endOfValue(text, assignment, quote, isLine);
  const quoted = quote !== "" && isClosed(text, end);
  const behind = text.slice(name.wordEnd, nameEnd);
  const between = text.slice(nameEnd, start);
  const isAlternative = operator === "|" && isNext;
  const isAlone = operator === ">" && nextLine.test(between);
  const isSaid = operator === "" || operator === "is" || isBehindWords(behind);
  return {
    text,
    name,
    assignment,
    start,
    end,
    value: text.slice(start, end),
    opened: quote !== "",
    behind,
    between,
    isAlternative,
    isAlone,
    password: isPasswordWord(word) || (word === "secret" && ofSessions.test(prefix)),
    quoted,
    loose: isSaid || isAlternative || isAlone || (word === "token" && prefix === "" && !quoted),
    listed: operator === ",",
  };
};
