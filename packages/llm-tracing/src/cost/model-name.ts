/** Longer than any model's name; what is longer is no name, and not searched. */
export const MAX_NAME_LENGTH = 256;

/** More than any name needs: each step is a search of its own. */
const MAX_STEPS = 6;

/** What says which build of a model it is, or where it is served; each stands at the end. */
const SUFFIXES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/^(ft:[^:]+):.*$/, "$1"], // ft:gpt-4o-2024-08-06:org:name:id
  [/^(.+)\.ft-.*$/, "ft:$1"], // the same at Azure: gpt-4o-2024-08-06.ft-id
  [/(?<=.)@[\w.-]+$/, ""], // Vertex AI: claude-sonnet-4-5@20250929
  [/(?:-v\d+)?:\d+(?::\d+k)?$/, ""], // Bedrock: ...-v2:0, ...-v1:0:200k
  [/(?<=^(?:[a-z-]+\.)+[a-z][^/]*)-v\d+$/, ""], // Bedrock: us.anthropic.claude-opus-4-6-v1
  [/-20\d{2}(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])$/, ""], // -2024-08-06, -20241022
  [/-(?:0[1-9]|1[0-2])-(?:20)?\d{2}$/, ""], // Gemini: -05-06, -09-2025
  [/-(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|2[3-9](?:0[1-9]|1[0-2]))$/, ""], // -0613, -2411
  [/(?<=gemini-.*)-0\d{2}$/, ""], // Gemini: -001
  [/-latest$/, ""],
];

/** What says who offers a model or where it runs; each stands at the beginning. */
const PREFIXES: readonly RegExp[] = [
  /^arn:aws[\w-]*:bedrock:[^/]*\//, // arn:aws:bedrock:us-east-1::foundation-model/...
  /^(?:[^/]+\/)*models\//, // models/..., publishers/google/models/...
  /^[^/]+\//, // openai/...
  /^[a-z]+(?:-[a-z]+)*\.(?=[a-z])/, // us.anthropic...., anthropic....
];

const chain = (name: string, shorten: (name: string) => string): string[] => {
  const names = [name];
  let last = name;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const next = shorten(last);
    if (next === last || next === "") break;
    names.push(next);
    last = next;
  }
  return names;
};

const withoutSuffix = (name: string): string => {
  for (const [pattern, replacement] of SUFFIXES) {
    const shorter = name.replace(pattern, replacement);
    if (shorter !== name) return shorter;
  }
  return name;
};

const withoutPrefix = (name: string): string => {
  for (const pattern of PREFIXES) {
    const shorter = name.replace(pattern, "");
    if (shorter !== name) return shorter;
  }
  return name;
};

/** Whether a name, as names are compared, is that of whichever model of a line is the newest. */
export const isMoving = (name: string): boolean => /^\D+-latest$/.test(name);

/** As names are compared. */
export const normalName = (name: string): string => name.trim().toLowerCase();

/**
 * The names that a model goes by, the most exact first: as it is, then without the words that say by whom or where it is
 * offered, then without its date or version. Words of the model's own, as the `mini` of `gpt-4o-mini`, are never left out.
 */
export const modelNames = (name: string): readonly string[] => [
  ...new Set(chain(normalName(name), withoutSuffix).flatMap((shorter) => chain(shorter, withoutPrefix))),
];

/** The last of them. */
export const baseName = (name: string): string => modelNames(name).at(-1) ?? "";
