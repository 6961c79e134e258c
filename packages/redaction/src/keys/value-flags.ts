import { isMessageContainer, isStructural } from "./content-kind.ts";
import type { KeyFacts } from "./key-facts.ts";
import type { KeyTable } from "./key-table.ts";
import { isSecretMember, type SecretMembers } from "./named-member.ts";
import { isSchemaWord } from "./schema-words.ts";

/** The value is a secret by the key that it stands under, at whatever depth. */
const SENSITIVE = 1;
/** The value is content that is switched off. */
const HIDDEN = 2;
/** Keys are those of messages. */
const MESSAGES = 4;
/** The value says how a message is made: it is no content, if it is as short as a name. */
const STRUCTURAL = 8;
/** A member named `value` is a secret by the name that stands beside it. */
const NAMES_SECRET = 16;
/** So is what is typed at a place that stands beside it. */
const TYPES_SECRET = 32;
/** Keys are names of what a JSON schema describes: `"properties": { "password": { "type": "string" } }`. */
const PROPERTIES = 64;
/** The value is a secret by such a name, unless it is an object: that is the schema of one. */
const PROPERTY = 128;
/** What holds in the schema of a secret: its words stay, what it gives as a default or an example does not. */
const SCHEMA = 256;
/** A `token` is a piece of text that a model gave the probability of. */
const PIECES = 512;
/** Keys are names of packages, of which `cookie` and `react-cookie` are some. */
const PACKAGES = 1024;

/** Under these keys stand names of packages. */
const packages: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "dependencies",
  "devDependencies",
  "peerDependencies",
  "optionalDependencies",
  "peerDependenciesMeta",
  "resolutions",
  "overrides",
]);

/** Under these keys a `token` is a piece of text. */
const pieces: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "logprobs",
  "top_logprobs",
  "logprobsResult",
  "token_likelihoods",
]);

/** Of roles, types, names and ids, in UTF-16 units. */
const MAX_NAME_LENGTH = 128;

/** What holds for an attribute's value. */
export const flagsOf = ({ sensitive, isSwitchedOff, hasMessages }: KeyFacts): number =>
  (sensitive ? SENSITIVE : 0) | (isSwitchedOff ? HIDDEN | (hasMessages ? MESSAGES : 0) : 0);

/** What holds for the value of a key, given what holds where the key stands. */
export const flagsUnder = (container: number, key: string, keys: KeyTable): number => {
  let flags = container & ~(NAMES_SECRET | TYPES_SECRET | PROPERTIES | PROPERTY | PACKAGES);
  if (isSecretMember(key, secretMembers(container))) flags |= SENSITIVE;
  if ((container & PACKAGES) !== 0) return flags;
  if (packages.has(key)) flags |= PACKAGES;
  if (keys.isSensitive(key) || ((container & SCHEMA) !== 0 && !isSchemaWord(key))) flags |= sensitivity(container, key);
  else if (key === "properties") flags |= PROPERTIES;
  else if (pieces.has(key)) flags |= PIECES;
  if ((container & MESSAGES) === 0) return flags;
  if (isStructural(key)) return flags | STRUCTURAL;
  return isMessageContainer(key) ? flags : flags & ~MESSAGES;
};

/** What the name of a secret makes of its value. */
const sensitivity = (container: number, key: string): number => {
  if ((container & PIECES) !== 0 && key === "token") return 0;
  return (container & (PROPERTIES | SENSITIVE)) === PROPERTIES ? SENSITIVE | PROPERTY : SENSITIVE;
};

/** What holds within an array or object: whatever is where a name should be is none. */
export const flagsInside = (flags: number): number =>
  (flags & STRUCTURAL) === 0 ? flags : flags & ~(STRUCTURAL | MESSAGES);

/** What holds for the members of an object. Of the schema of a secret, most say nothing of the secret. */
export const flagsOfMembers = (flags: number, secret: SecretMembers): number => {
  const named = secret === "none" ? 0 : secret === "value" ? NAMES_SECRET : TYPES_SECRET;
  return named | ((flags & PROPERTY) === 0 ? flags : (flags & ~(PROPERTY | SENSITIVE)) | SCHEMA);
};

const secretMembers = (container: number): SecretMembers => {
  if ((container & NAMES_SECRET) !== 0) return "value";
  return (container & TYPES_SECRET) === 0 ? "none" : "typed";
};

/** What holds where a name beside the value says that it is a secret. */
export const asSecret = (flags: number): number => flags | SENSITIVE;

export const isSecret = (flags: number): boolean => (flags & SENSITIVE) !== 0;

/** Whether a number is content that is switched off. */
export const isHiddenNumber = (flags: number): boolean => (flags & (HIDDEN | STRUCTURAL)) === HIDDEN;

/** Whether a text of that length is content that is switched off. */
export const isHidden = (flags: number, length: number): boolean =>
  (flags & HIDDEN) !== 0 && ((flags & STRUCTURAL) === 0 || length > MAX_NAME_LENGTH);
