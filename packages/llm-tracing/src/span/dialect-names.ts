import type { Attributes } from "@opentelemetry/api";
import {
  type Dialect,
  DIALECT_GENAI_0_1,
  DIALECT_REFINEMENT_1_0,
  dialectAttributes,
  refinementSpanName,
} from "@sideband/semconv";

/** Whether official names are all that is wanted. */
export const isOfficialOnly = (dialects: readonly Dialect[]): boolean =>
  dialects.every((dialect) => dialect === DIALECT_GENAI_0_1);

/** Attributes with official names under the names of the dialects that are on. */
export const inDialects = (attributes: Attributes, dialects: readonly Dialect[]): Attributes => {
  if (isOfficialOnly(dialects)) return attributes;
  const named: Attributes = {};
  for (const [key, value] of Object.entries(attributes)) Object.assign(named, dialectAttributes(key, value, dialects));
  return named;
};

/** A span has one name: the official one, unless no dialect that is on has it. */
export const spanName = (official: string, operation: string, dialects: readonly Dialect[]): string =>
  dialects.every((dialect) => dialect === DIALECT_REFINEMENT_1_0)
    ? (refinementSpanName(operation) ?? official)
    : official;
