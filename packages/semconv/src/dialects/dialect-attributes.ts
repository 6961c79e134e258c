import { type Dialect, DIALECT_GENAI_0_1, DIALECT_SEMCONV_1_41 } from "./dialect.ts";
import { REFINEMENT_RENAMES, type Rename, SEMCONV_RENAMES } from "./renames.ts";

const renameOf = (key: string, dialect: Dialect): Rename | undefined => {
  if (dialect === DIALECT_GENAI_0_1) return undefined;
  return dialect === DIALECT_SEMCONV_1_41 ? SEMCONV_RENAMES.get(key) : REFINEMENT_RENAMES.get(key);
};

/**
 * The attributes to set for one official attribute, in the dialects that are on: the official name, older names with
 * the values that they had, or both. An attribute that a dialect has no name of its own for keeps its official one.
 *
 * Names that need two values are made by {@link totalTokensAttributes}, {@link totalDurationAttributes},
 * {@link costAttributes}, {@link errorAttributes} and {@link workflowNameAttributes}.
 *
 * @example
 * dialectAttributes("gen_ai.provider.name", "x_ai", ["semconv-1.41"]);
 * // { "gen_ai.provider.name": "x_ai", "gen_ai.system": "xai" }
 */
export const dialectAttributes = <V>(
  key: string,
  value: V,
  dialects: readonly Dialect[],
): Record<string, V | string | number> => {
  if (dialects.length === 1 && dialects[0] === DIALECT_GENAI_0_1) return { [key]: value };
  const attributes: Record<string, V | string | number> = {};
  for (const dialect of dialects) {
    const rename = renameOf(key, dialect);
    if (rename === undefined || rename.keepsOfficial) attributes[key] = value;
    if (rename === undefined) continue;
    const older = rename.convert ? rename.convert(value) : value;
    if (older !== undefined) attributes[rename.key] = older;
  }
  return attributes;
};
