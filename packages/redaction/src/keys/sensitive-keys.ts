import { keySegments } from "./key-segments.ts";
import {
  ABOUT_A_SECRET,
  LAST_WORDS,
  NOT_A_SECRET,
  OTHER_TOKENS,
  SECRET_ENDINGS,
  SECRET_KEYS,
  SECRET_WORDS,
} from "./sensitive-words.ts";

type Rule = readonly string[];

const rulesOf = (texts: readonly string[]): Rule[] => {
  const rules: Rule[] = [];
  for (const text of texts) {
    const words = text.split(" ");
    rules.push(words);
    if (words.length > 1) rules.push([words.join("")]);
  }
  return rules;
};

const secretRules = /* @__PURE__ */ rulesOf(SECRET_WORDS);
const lastRules = /* @__PURE__ */ rulesOf(LAST_WORDS);

/** Any word that a rule begins with: most keys have none. What is not seen, and parts them, is not ASCII. */
const anyWord = /* @__PURE__ */ new RegExp(
  `${[...new Set([...secretRules, ...lastRules].map(([first = ""]) => first)), ...SECRET_ENDINGS].join("|")}|[^ -~]`,
  "i",
);

const standsAt = (segments: readonly string[], rule: Rule, at: number): boolean =>
  rule.every((word, index) => segments[at + index] === word);

const digits = /^\d+$/;

/** Numbers at the end tell keys apart: `password_2`. */
const withoutNumbers = (segments: readonly string[]): readonly string[] => {
  let end = segments.length;
  while (end > 1 && digits.test(segments[end - 1] ?? "")) end -= 1;
  return segments.slice(0, end);
};

/** Whether what stands around the words from one segment up to another says that the value is no secret. */
const isOnlyAbout = (segments: readonly string[], from: number, to: number): boolean => {
  const before = segments[from - 1];
  if (before !== undefined && NOT_A_SECRET.has(before)) return true;
  const after = segments[to];
  // A secret's id may be all there is to know: of Vault's roles it is the secret itself.
  if (after === "id" && segments[to - 1] === "secret") return false;
  return after !== undefined && ABOUT_A_SECRET.has(after);
};

const hasSecretWords = (segments: readonly string[]): boolean =>
  secretRules.some((rule) => {
    for (let at = 0; at + rule.length <= segments.length; at += 1)
      if (standsAt(segments, rule, at) && !isOnlyAbout(segments, at, at + rule.length)) return true;
    return false;
  });

const endsSecretly = (segments: readonly string[]): boolean =>
  lastRules.some((rule) => {
    const at = segments.length - rule.length;
    if (at < 0 || !standsAt(segments, rule, at)) return false;
    const before = segments[at - 1] ?? "";
    if (NOT_A_SECRET.has(before)) return false;
    return rule[0] !== "token" || !OTHER_TOKENS.has(before);
  });

const hasSecretEnding = (segments: readonly string[]): boolean =>
  segments.some(
    (segment, index) =>
      SECRET_ENDINGS.some((ending) => segment.endsWith(ending)) && !isOnlyAbout(segments, index, index + 1),
  );

/** Five words and more: what an interface says, by which its translations are found. */
const sentence = /^\s{0,8}(?:[^\s"':=]{1,40}\s{1,4}){4}\S/;

/** Whether a key says by itself that its value is a secret: `OPENAI_API_KEY`, `x-auth-token`, `db.password`. */
export const isSensitiveKey = (key: string): boolean => {
  if (SECRET_KEYS.has(key.toLowerCase())) return true;
  if (!anyWord.test(key) || sentence.test(key)) return false;
  const segments = withoutNumbers(keySegments(key));
  return hasSecretWords(segments) || endsSecretly(segments) || hasSecretEnding(segments);
};

/** Says of keys whether an application's own rule applies, and whether it names all of the key. */
export interface OwnKeys {
  matches(key: string): boolean;
  isWhole(key: string): boolean;
}

/** Rules of whole segments, in whatever case and spelling: `member_no` is also `app.memberNo` and `X-MemberNo-Old`. */
export const createOwnKeys = (keys: readonly string[]): OwnKeys => {
  const rules = keys.map(keySegments).filter((rule) => rule.length > 0);
  const joined = new Set(rules.map((rule) => rule.join("")));
  return {
    matches: (key) => {
      if (rules.length === 0) return false;
      const segments = keySegments(key);
      if (segments.some((segment) => joined.has(segment))) return true;
      return rules.some((rule) => segments.some((_, at) => standsAt(segments, rule, at)));
    },
    isWhole: (key) => rules.length > 0 && joined.has(keySegments(key).join("")),
  };
};
