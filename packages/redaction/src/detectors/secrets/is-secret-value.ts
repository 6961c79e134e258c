import { isPlaceholder } from "../is-placeholder.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { isChosenPassword } from "./is-chosen-password.ts";
import { isVariable } from "./is-variable.ts";
import { isWordy } from "./is-wordy.ts";

/** Fewer characters are no secret. */
export const MIN_SECRET = 6;

/** Only a password may be shorter than this, and has letters and digits then. */
const MIN_LONG = 8;

const template = /\||\$?\{[^{}]*\}|%[sd]\b|%\(|\$\(/;
const located =
  /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|\.{0,2}\/[\w.-]+(?:\/|$)|~\/|[A-Za-z]:\\|arn:|urn:|vault:|ref\+|op:\/\/)/;
const dated = /^\d{4}-\d{2}-\d{2}(?:[T ]|$)|^\d{1,3}(?:\.\d{1,6}){1,4}$/;
/** `0x00001053UL`: constants of C. */
const constant = /^0x[\da-f]{1,8}(?:u?l{0,2})$/i;
/** `[A-Za-z0-9._~+/-]`: a class of an expression. */
const expression = /[Aa]-[Zz](?![A-Za-z]{2})/;
/** `Sign.sign()`, `dir(rtl)`. */
const call = /^[A-Za-z_$][\w$]{0,40}(?:\.[\w$]{1,40}){0,6}\([\w, ]{0,32}\)$/;
/** `Token.DblRBracket`. */
const constantOfType = /^[A-Z][a-z]{2,24}\.[A-Z][A-Za-z]{1,40}$/;
/** What is called as a secret is: a type, a member, a constant of a program. */
const name = /^[#A-Za-z_$][\w$.#]{7,39}$/;
const kind = /[a-z\d](?:Token|Secret|Auth|Credentials?|(?:Public|Private|Api|Access)Key)s?(?:[A-Z]|$)/;
const setting = /^[A-Z][A-Z0-9_]*=/;
const algorithm = /sha|base|utf|crypt|argon|aes|pbkdf|hash|md5/i;
/** `hunter2` */
const shortPassword = /^[A-Za-z]{3,7}\d{1,4}[!?.]?$/;
const member = /^[A-Za-z_$][\w$]*(?:(?:\.#?|->|::)[A-Za-z_$][\w$]*)+$/;

/** How keys end that are public, and stand in the pages of documentation everywhere. */
const published = /(?:e326b506d14126|EXAMPLEKEY)$/;

/** What is known about the place that a value stands at. */
export interface ValuePlace {
  /** Passwords are made by people: they may be words with a number. */
  readonly password: boolean;
  readonly quoted: boolean;
  /** In prose, or without anything that assigns. */
  readonly loose: boolean;
}

const isPersonal = (value: string): boolean =>
  /\d/.test(value) ? /[A-Za-z]/.test(value) : /[!@#$%^&*+?~]/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);

/** Whether a value assigned to the name of a secret is one: no name, path, date, call, placeholder. */
export const isSecretValue = (value: string, { password, quoted, loose }: ValuePlace): boolean => {
  if (value.length < MIN_SECRET || /\s/.test(value)) return false;
  if (value.length < MIN_LONG && !(password && shortPassword.test(value) && !algorithm.test(value))) return false;
  if (isPlaceholder(value) || isVariable(value) || template.test(value) || expression.test(value)) return false;
  if (password && quoted && !loose && isChosenPassword(value)) return true;
  if (located.test(value) || dated.test(value) || published.test(value)) return false;
  if (loose && setting.test(value)) return false;
  if (constant.test(value)) return false;
  if (
    !password &&
    (call.test(value) || (!quoted && ((name.test(value) && kind.test(value)) || constantOfType.test(value))))
  )
    return false;
  const letters = /[A-Za-z]/.test(value);
  const digits = /\d/.test(value);
  if (!letters) return password && quoted && digits && isVaried(`${value}abcd`);
  if (!quoted && member.test(value) && !looksRandom(value)) return false;
  if (isWordy(value)) {
    if (!password || !digits) return false;
    return (
      quoted ||
      (!loose && !/pass|token|secret|key|user/i.test(value)) ||
      (/^[A-Za-z]{3,20}\d{1,8}[A-Za-z0-9]*$/.test(value) && !algorithm.test(value))
    );
  }
  if (password && (quoted || digits)) return isPersonal(value) || looksRandom(value);
  return digits && value.length < 16
    ? !loose || looksRandom(value)
    : looksRandom(value) || (digits && !loose && isVaried(value));
};
