import { isPlaceholder } from "../is-placeholder.ts";
import { looksRandom } from "../looks-random.ts";
import { isVariable } from "./is-variable.ts";

/** What stands for a password in documentation; a port; another option. */
const exemplary =
  /^(?:<.*|(?:[a-z]{2,16}[-_]|my|your|the|user|db)?(?:pass(?:word|wd|phrase)?|pwd|secret|token|user(?:name)?)|\d{1,5}|[-\\*&].*)$/i;

/** Whether what stands at the place of a password is one. */
export const isGivenPassword = (text: string): boolean =>
  !exemplary.test(text) && !isVariable(text) && !isPlaceholder(text);

/** The same where words may stand at the place: it takes a digit, a sign or random letters. */
export const isPasswordUnlikeWord = (text: string): boolean =>
  isGivenPassword(text) && (/[\d!@#$%^&*+?~]/.test(text) || looksRandom(text));
