const separators = /[^\p{L}\p{N}]+/u;

/** Between a small letter and a capital, before the last of several capitals, and where digits begin or end. */
const seams = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;

/** No key has a reason to be longer, in UTF-16 units; of one that is, beginning and end are looked at. */
const MAX_KEY_LENGTH = 1024;

/** What is not seen parts no words. */
const invisible = /[\u00ad\u200b\u2060\ufeff]/g;

const lookedAt = (key: string): string =>
  key.length <= MAX_KEY_LENGTH ? key : `${key.slice(0, MAX_KEY_LENGTH / 2)}.${key.slice(-MAX_KEY_LENGTH / 2)}`;

/**
 * The words of a key in lower case, whatever way they are joined: `x-api-key`, `xApiKey`, `X_API_KEY` and `x.APIKey` have
 * the same.
 */
export const keySegments = (key: string): string[] =>
  lookedAt(key)
    .replaceAll(invisible, "")
    .split(separators)
    .flatMap((part) => part.split(seams))
    .filter((segment) => segment !== "")
    .map((segment) => segment.toLowerCase());
