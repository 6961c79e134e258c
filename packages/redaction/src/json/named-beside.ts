import { MAX_MEMBERS, namesMember, roleOfMember, type SecretMembers, secretMembersBy } from "../keys/named-member.ts";
import { isSecretItem, MAX_NAME_LENGTH } from "../keys/secret-item.ts";
import type { Redaction } from "../redaction.ts";
import { decodeString } from "./json-string.ts";
import { CLOSE, type JsonTokens, KEY, LITERAL, NUMBER, STRING } from "./json-tokens.ts";

/** A JSON text that is looked at. */
export interface Looked {
  readonly redaction: Redaction;
  readonly text: string;
  readonly tokens: JsonTokens;
}

/** Shorter than any escaped name can be. */
const MAX_ENCODED_LENGTH = 6 * MAX_NAME_LENGTH;

const NONE: readonly number[] = Object.freeze([]);

/** A text that may be a name; nothing for one that is longer. */
const nameAt = ({ text, tokens }: Looked, index: number): string | undefined => {
  const raw = text.slice(tokens.start(index), Math.min(tokens.end(index), tokens.start(index) + MAX_ENCODED_LENGTH));
  if (!tokens.isEscaped(index)) return raw;
  return raw.length < MAX_ENCODED_LENGTH ? decodeString(raw) : undefined;
};

/** Which items of an array are secrets by the texts before them. It is looked at as far as it consists of texts. */
export const secretItems = (looked: Looked, open: number, isInList: boolean): readonly number[] => {
  const { redaction, tokens } = looked;
  let found: number[] | undefined;
  let before: string | undefined;
  for (let index = open + 1; index < tokens.count && tokens.kind(index) !== CLOSE; index += 1) {
    const isText = tokens.kind(index) === STRING;
    const item = isText ? nameAt(looked, index) : undefined;
    const isPair = isInList && index === open + 2 && mayBeLast(tokens, index);
    const place = { index: index - open - 1, length: isPair ? 2 : 0, isInList };
    const shown = isText ? (item ?? LONG_TEXT) : undefined;
    if (isSecretItem(before, shown, place, redaction.keys)) (found ??= []).push(index);
    if (!isText) break;
    before = item;
  }
  return found ?? NONE;
};

/** In place of what is too long for a name. */
const LONG_TEXT = " ";

/** Whether an item of an array may be its last: of one that has parts it is not looked up where they end. */
const mayBeLast = (tokens: JsonTokens, index: number): boolean =>
  !isScalar(tokens.kind(index)) || tokens.kind(index + 1) === CLOSE;

const isScalar = (kind: number): boolean => kind === STRING || kind === NUMBER || kind === LITERAL;

/** Which members of an object are secrets by what others say. What stands behind parts is not looked at. */
export const secretMembersOf = (looked: Looked, open: number): SecretMembers => {
  const { redaction, tokens, text } = looked;
  const keyAt = (index: number): string => text.slice(tokens.start(index), tokens.end(index));
  let end = open + 1;
  let role: SecretMembers = "none";
  for (; end + 1 < tokens.count && end < open + 2 * MAX_MEMBERS && tokens.kind(end) === KEY; end += 2) {
    const one: SecretMembers = role === "value" ? "none" : roleOfMember(keyAt(end));
    if (one !== "none") role = one;
    if (!isScalar(tokens.kind(end + 1))) break;
  }
  if (role === "none") return role;
  for (let index = open + 1; index < end; index += 2) {
    if (tokens.kind(index + 1) !== STRING || !namesMember(keyAt(index), role)) continue;
    const members = secretMembersBy(keyAt(index), nameAt(looked, index + 1), redaction.keys);
    if (members !== "none") return members;
  }
  return "none";
};
