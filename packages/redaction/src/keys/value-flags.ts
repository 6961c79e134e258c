import { isMessageContainer, isStructural } from "./content-kind.ts";
import type { KeyFacts } from "./key-facts.ts";
import type { KeyTable } from "./key-table.ts";
import { isNamedMember } from "./named-member.ts";

/** The value is a secret by the key that it stands under, at whatever depth. */
const SENSITIVE = 1;
/** The value is content that is switched off. */
const HIDDEN = 2;
/** Keys are those of messages. */
const MESSAGES = 4;
/** The value says how a message is made: it is no content, if it is as short as a name. */
const STRUCTURAL = 8;
/** The value of a member that says so is a secret by the name that stands beside it. */
const NAMES_SECRET = 16;

/** Of roles, types, names and ids, in UTF-16 units. */
const MAX_NAME_LENGTH = 128;

/** What holds for an attribute's value. */
export const flagsOf = ({ sensitive, isSwitchedOff, hasMessages }: KeyFacts): number =>
  (sensitive ? SENSITIVE : 0) | (isSwitchedOff ? HIDDEN | (hasMessages ? MESSAGES : 0) : 0);

/** What holds for the value of a key, given what holds where the key stands. */
export const flagsUnder = (container: number, key: string, keys: KeyTable): number => {
  let flags = container & ~NAMES_SECRET;
  if (flags !== container && isNamedMember(key)) flags |= SENSITIVE;
  if (keys.isSensitive(key)) flags |= SENSITIVE;
  if ((container & MESSAGES) === 0) return flags;
  if (isStructural(key)) return flags | STRUCTURAL;
  return isMessageContainer(key) ? flags : flags & ~MESSAGES;
};

/** What holds within an array or object: whatever is where a name should be is none. */
export const flagsInside = (flags: number): number =>
  (flags & STRUCTURAL) === 0 ? flags : flags & ~(STRUCTURAL | MESSAGES);

/** What holds where a name beside the value says that it is a secret. */
export const asSecret = (flags: number): number => flags | SENSITIVE;

/** What holds in an object one of whose members names a secret. */
export const namingSecret = (flags: number): number => flags | NAMES_SECRET;

export const isSecret = (flags: number): boolean => (flags & SENSITIVE) !== 0;

/** Whether a number is content that is switched off. */
export const isHiddenNumber = (flags: number): boolean => (flags & (HIDDEN | STRUCTURAL)) === HIDDEN;

/** Whether a text of that length is content that is switched off. */
export const isHidden = (flags: number, length: number): boolean =>
  (flags & HIDDEN) !== 0 && ((flags & STRUCTURAL) === 0 || length > MAX_NAME_LENGTH);
