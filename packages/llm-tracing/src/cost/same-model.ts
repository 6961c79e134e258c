import type { MatchLogic, ModelInfo } from "@pydantic/genai-prices";

import { baseName, normalName } from "./model-name.ts";

/** Words by which names of one model may differ in the price list beside date and version. */
const QUALIFIER = /(?:-(?:preview|exp|v\d+|20\d{2}|0)|[-.:@])$/;

const bare = (name: string): string => {
  const base = baseName(name);
  const shorter = base.replace(QUALIFIER, "");
  return shorter === base ? base : bare(shorter);
};

const version = (name: string): string | undefined => /-v(\d+)(?=$|[:@])/.exec(name)?.[1];

/** Whether a pattern stands for the very name, rather than for every name that has a word of it. */
const matchesExactly = (match: MatchLogic, name: string): boolean => {
  if ("or" in match) return match.or.some((part) => matchesExactly(part, name));
  // A pattern beside another one narrows it down: it names nothing.
  if ("and" in match) return match.and.some((part) => !("regex" in part) && matchesExactly(part, name));
  if ("equals" in match) return normalName(match.equals) === name;
  if ("regex" in match) return match.regex.endsWith("$") && new RegExp(match.regex).test(name);
  const text = "starts_with" in match ? match.starts_with : "contains" in match ? match.contains : match.ends_with;
  return bare(text) === bare(name);
};

/**
 * Whether a model that the price list found by a part of the name is the one that is named. It finds
 * `gemini-1.5-flash` for `gemini-1.5-flash-8b`, `o4-mini` for `o4-mini-deep-research` and `claude-opus-4-1` for
 * `claude-opus-4-10`: a price of another model.
 */
export const isSameModel = (model: ModelInfo, name: string): boolean => matchesExactly(model.match, name);

/** `amazon.titan-embed-text-v1` is found for `amazon.titan-embed-text-v2:0`. */
export const isOtherVersion = (model: ModelInfo, name: string): boolean => {
  const [found, asked] = [version(normalName(model.id)), version(name)];
  return found !== undefined && asked !== undefined && found !== asked;
};
