import type { ResolvedRedactorOptions } from "../redactor-options.ts";
import type { TextRedactor } from "../text-redactor.ts";
import { contentKind, hasMessages } from "./content-kind.ts";
import { isConventionKey } from "./convention-keys.ts";
import { GenerationalCache } from "./generational-cache.ts";
import { isInfrastructureKey } from "./infrastructure-key.ts";
import { isTellingKey } from "./is-telling-key.ts";
import type { ContentKind, KeyFacts } from "./key-facts.ts";
import type { KeyTable } from "./key-table.ts";
import { createOwnKeys, isSensitiveKey } from "./sensitive-keys.ts";

/** Of one generation of keys. An application has hundreds; keys that are made at run time come and go. */
const REMEMBERED = 2048;

/** Longer keys are looked at each time: they are made at run time, and would only fill the memory. */
const MAX_REMEMBERED_LENGTH = 256;

/** Code points that a key may have even where values may have fewer: cut keys would run into each other. */
const MIN_KEY_LENGTH = 256;

/** What a table of keys needs of the options. */
export type KeyOptions = Pick<
  ResolvedRedactorOptions,
  "keys" | "maxValueLength" | "maxContentLength" | "redactPrompts" | "redactCompletions"
>;

/** Finds out about keys, each once. A key in which something is found is not remembered, but cleaned again each time. */
export const createKeyTable = (options: KeyOptions, texts: TextRedactor): KeyTable => {
  const { maxValueLength, maxContentLength, redactPrompts, redactCompletions } = options;
  const own = createOwnKeys(options.keys);
  const known = new GenerationalCache<KeyFacts>(REMEMBERED);
  const sensitive = new GenerationalCache<boolean>(REMEMBERED);

  const isSwitchedOff = (content: ContentKind | undefined): boolean =>
    (redactPrompts && (content === "prompt" || content === "both")) ||
    (redactCompletions && (content === "completion" || content === "both"));

  const findOut = (key: string): KeyFacts => {
    const isConvention = isConventionKey(key);
    const content = contentKind(key);
    // What stands in place of a finding counts for the key as well, so that to clean it again changes nothing.
    const clean = isConvention ? key : texts.redact(key, "attribute_key", Math.max(maxValueLength, MIN_KEY_LENGTH));
    return {
      key: clean,
      sensitive: isConvention ? own.isWhole(key) : own.matches(clean) || isSensitiveKey(clean),
      content,
      isSwitchedOff: isSwitchedOff(content),
      hasMessages: hasMessages(key),
      isInfrastructure: isInfrastructureKey(key),
      isTelling: !isConvention && isTellingKey(clean, texts.scanner),
      maxLength: content === undefined ? maxValueLength : maxContentLength,
      seen: { latest: undefined, previous: undefined },
    };
  };

  return {
    facts: (key) => {
      const remembered = known.get(key);
      if (remembered !== undefined) return remembered;
      const facts = findOut(key);
      if (facts.key === key && key.length <= MAX_REMEMBERED_LENGTH) known.set(key, facts);
      return facts;
    },
    isSensitive: (key) => {
      const remembered = sensitive.get(key);
      if (remembered !== undefined) return remembered;
      const isSensitive = own.matches(key) || isSensitiveKey(key);
      if (key.length <= MAX_REMEMBERED_LENGTH) sensitive.set(key, isSensitive);
      return isSensitive;
    },
  };
};
