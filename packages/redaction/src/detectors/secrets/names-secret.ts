import { lastWordsOfName, wordsOfName } from "./words-of-name.ts";

/** What keeps a name from being that of a secret when it stands behind `token`, `password`, `secret`: `token_count`. */
const describing = new Set(
  (
    "name names id ids url urls uri path paths file files filename dir folder length len size type kind count counter counts " +
    "limit limits budget usage used expiry expires expired expiration ttl age policy rule rules field label hint prompt " +
    "placeholder param params parameter header headers prefix suffix format version alias endpoint provider manager store " +
    "class ref reference regex pattern min max algorithm encoding encoder encryption encrypted strength reset form input " +
    "confirmation required validation validator valid issuer audience scope scopes status state index idx position offset " +
    "start end source location created updated rotation chars charset alphabet vault lifetime rate cost price per ratio " +
    "level mode method handler function generator factory parser bucket cache list map set table column schema pair text " +
    "logprob logprobs stream arn selector env variable var board code frame mesh press pressed ring signature stone up down " +
    "left right word role roles group user username owner issue issued description title message error errors info page stdin storage envvar change changed " +
    "sent encode decode require requires history attempt attempts"
  ).split(" "),
);

/** What stands before `token`, `secret`, `key` where it is none. */
const harmless = new Set(
  (
    "public pub csrf xsrf authenticity next prev previous page continuation sync cancel cancellation cancelation max min num number total " +
    "input output prompt completion stop eos bos pad unk sep cls mask special first last per each start end delimiter design " +
    "color theme lexer syntax punctuation reasoning cached primary foreign partition sort cache idempotency issuer idx"
  ).split(" "),
);

/** What makes a secret of a key, right before it. */
const kinds = (
  "api access secret private priv encryption encrypt decryption validation signing sign auth authentication master account " +
  "shared storage subscription client admin app application consumer license licence deploy ssh server hmac webhook cipher aes " +
  "jwt function functions instrumentation integration write ingest root service security session symmetric gpg vault unseal " +
  "recovery web rest sdk dev live prod production"
).split(" ");

const keyKinds = new Set(kinds);

/** Those that count at the end of a word as well: `myapi`. */
const endOfKind = /(?:api|access|secret|private|auth)$/;

/** The longest of these, and what may stand behind it, in UTF-16 units. */
const LONGEST_KIND = 16;

/** What may name a key, by its last letters alone: cheap, since most keys of prose are none. */
const mayBeKeyKind = /* @__PURE__ */ new RegExp(`(?:${kinds.join("|")})[ _.-]?$`, "i");

/** Whether a key with so much before it can be a secret one. */
export const mayNameKey = (before: string): boolean => mayBeKeyKind.test(before.slice(-LONGEST_KIND));

/** Whether a name can be that of a secret with so much before the keyword: `API_TOKEN`, and not `nextToken`. */
export const mayBegin = (before: string, keyword: string): boolean => {
  const [last, previous] = lastWordsOfName(before);
  if (last === undefined) return keyword !== "key";
  if (keyword === "key" && !keyKinds.has(last) && !endOfKind.test(last)) return false;
  // `PublicKeyToken`, which names of assemblies in .NET have.
  return !harmless.has(last) && !(last === "key" && previous === "public");
};

/** Whether what follows the keyword says that the name is of something about a secret: `tokenCount`. */
export const isAboutSecret = (behind: string): boolean => wordsOfName(behind).some((word) => describing.has(word));

/** Whether a name with `password`, `token`, … in it is that of a secret: `API_TOKEN` and not `tokenCount`. */
export const namesSecret = (before: string, keyword: string, behind: string): boolean =>
  mayBegin(before, keyword) && !isAboutSecret(behind);
