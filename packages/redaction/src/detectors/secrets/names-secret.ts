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
    "left right word role roles group user username owner issue issued description title message error errors info page"
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
const kinds =
  /(?:api|access|secret|private|priv|encryption|encrypt|decryption|signing|sign|auth|authentication|master|account|shared|storage|subscription|client|admin|app|application|consumer|licen[sc]e|deploy|ssh|server|hmac|webhook|cipher|aes|jwt|functions?|instrumentation|integration|write|ingest|root|service|security|session|symmetric|gpg|vault|unseal|recovery|web|rest|sdk|dev|live|prod|production)/;

/** The same at the end of words in small letters. */
const keyKinds = /* @__PURE__ */ new RegExp(`(?:^|[^a-z])${kinds.source}$|(?:api|access|secret|private|auth)$`);

/** What may name a key, by its last letters alone: cheap, since most keys of prose are none. */
const mayBeKeyKind = /* @__PURE__ */ new RegExp(`${kinds.source}[ _.-]?$`, "i");

/** Whether a key with so much before it can be a secret one. */
export const mayNameKey = (before: string): boolean => mayBeKeyKind.test(before);

const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");

/** Whether a name with `password`, `token`, … in it is that of a secret: `API_TOKEN` and not `tokenCount`. */
export const namesSecret = (before: string, keyword: string, behind: string): boolean => {
  const prefix = wordsOf(before);
  if (keyword === "key" && !keyKinds.test(prefix.join(" "))) return false;
  const last = prefix.at(-1);
  if (last !== undefined && harmless.has(last)) return false;
  // `PublicKeyToken`, which names of assemblies in .NET have.
  if (last === "key" && prefix.at(-2) === "public") return false;
  return !wordsOf(behind).some((word) => describing.has(word));
};
