import { isPlaceholder } from "../../is-placeholder.ts";
import { isVaried } from "../../is-varied.ts";
import { looksRandom } from "../../looks-random.ts";
import { isAlgorithm } from "./is-algorithm.ts";
import { isChosenPassword, isWordOfInterface } from "./is-chosen-password.ts";
import { isProgramName } from "../is-program-name.ts";
import { isReference } from "../is-reference.ts";
import { isShortPassword } from "./is-short-password.ts";
import { isVariable } from "../is-variable.ts";
import { isWordy } from "../is-wordy.ts";

/** Fewer characters are no secret. */
export const MIN_SECRET = 6;

/** Only a password may be shorter than this, and has letters and digits then. */
const MIN_LONG = 8;

const template = /\||\$?\{[^{}]*\}|%[sdvq](?![A-Za-z\d])|%\(|\$\(/;
/** `3dnSGlxxxx`: cut off on purpose. */
const cutOff = /x{4}$/;
const setting = /^[A-Z][A-Z0-9_]*=/;
/** Of a field in Go: `mapstructure:",squash"`. */
const tag = /^[a-z]{2,24}:"/;
/** `client_assertion_type=…` */
const pair = /^[a-z]{2,24}(?:_[a-z]{1,24}){0,4}=/;
/** Letters only, and none of the capitals that variables have in them. */
const lowerCase = /^[a-z]{8,32}$/;
/** `app_hasher`, `gitlab-ci-token`: what programs call something. */
const joined = /^[a-z]{2,24}(?:[_-][a-z]{2,24}){1,8}$/;
/** A word and a number, of any length. */
const wordAndNumber = /^[A-Za-z]{3,20}\d{1,8}[A-Za-z0-9]*[!?.@#$%&*]?$/;
/** Words that a name in a program may have in it, but seldom a password. */
const nameful = /pass|token|secret|key|user/i;
/** `job_1445144423722_0020` */
const identifier = /^[a-z]{1,12}(?:[_-]\d{1,20}){1,4}$/;
/** Scripts that are written without blanks, so that whole sentences look like a value, and signs such as bullets. */
const unspaced = /[\u2010-\u2bff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\uffef]/;

/** How keys end that are public, and stand in the pages of documentation everywhere. */
const published = /(?:e326b506d14126|EXAMPLEKEY)$/;

/** What is known about the place that a value stands at. */
export interface ValuePlace {
  /** Passwords are made by people: they may be words with a number. */
  readonly password: boolean;
  readonly quoted: boolean;
  /** In prose, or without anything that assigns. */
  readonly loose: boolean;
  /** Behind the name in a list of texts, of which it may be no more than the next. */
  readonly listed: boolean;
}

const isPersonal = (value: string): boolean =>
  /\d/.test(value) ? /[A-Za-z]/.test(value) : /[!@#$%^&*+?~]/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);

/** Whether words with a number can be a password where they stand. */
const isWordyPassword = (value: string, { quoted, loose, listed }: ValuePlace): boolean => {
  if (listed || loose) return wordAndNumber.test(value) && !/^[A-Z\d]+$/.test(value);
  return (
    quoted ||
    !nameful.test(value) ||
    (wordAndNumber.test(value) && !/\d[A-Za-z]*(?:pass|token|secret|key)/i.test(value))
  );
};

/** Whether letters that no word is made of can be a password where they stand. */
const isUnspeakablePassword = (value: string, { quoted, loose, listed }: ValuePlace): boolean =>
  !loose &&
  !listed &&
  (quoted ? /^[\w=+-]{8,64}$/ : lowerCase).test(value) &&
  looksRandom(value) &&
  !joined.test(value) &&
  !isWordOfInterface(value);

/** Whether a value assigned to the name of a secret is one: no name, path, date, call, placeholder. */
export const isSecretValue = (value: string, place: ValuePlace): boolean => {
  const { password, quoted, loose, listed } = place;
  if (value.length < MIN_SECRET || /\s/.test(value)) return false;
  const digits = /\d/.test(value);
  // Most are words, or numbers: nothing below would let them through.
  if (/[A-Za-z]/.test(value) ? !password && !digits && !looksRandom(value) : !(password && quoted)) return false;
  if (value.length < MIN_LONG && !(password && isShortPassword(value))) return false;
  if (isPlaceholder(value) || isVariable(value) || template.test(value) || cutOff.test(value)) return false;
  if (password && quoted && !loose && !listed && isChosenPassword(value)) return true;
  if (isReference(value) || isAlgorithm(value) || published.test(value)) return false;
  if (tag.test(value)) return false;
  if (listed && pair.test(value)) return false;
  if (loose && (setting.test(value) || identifier.test(value))) return false;
  if (unspaced.test(value) || (/[^\0-\x7f]/.test(value) && (!password || loose))) return false;
  if (isProgramName(value, place)) return false;
  if (!/[A-Za-z]/.test(value)) return password && quoted && digits && isVaried(`${value}abcd`);
  if (isWordy(value.replaceAll(",", " ")))
    return password && (digits ? isWordyPassword(value, place) : isUnspeakablePassword(value, place));
  if (password && (quoted || digits)) return isPersonal(value) || looksRandom(value);
  return digits && value.length < 16
    ? !loose || looksRandom(value)
    : looksRandom(value) || (digits && !loose && isVaried(value));
};
