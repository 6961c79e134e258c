import { table } from "../table.ts";
import type { AttributeDefinition } from "./attribute-definition.ts";
import { DEPRECATED_ATTRIBUTES } from "./deprecated-table.ts";
import { GEN_AI_ATTRIBUTES } from "./gen-ai-table.ts";
import { GENERAL_ATTRIBUTES } from "./general-table.ts";
import { SIDEBAND_ATTRIBUTES } from "./sideband-table.ts";

/**
 * Every attribute this package knows, by key: type, stability, well-known values, and what replaced a retired one.
 *
 * @example
 * ATTRIBUTES["gen_ai.system"]?.deprecated?.replacedBy; // "gen_ai.provider.name"
 */
export const ATTRIBUTES: Readonly<Record<string, AttributeDefinition>> = /* @__PURE__ */ table(
  GEN_AI_ATTRIBUTES,
  GENERAL_ATTRIBUTES,
  DEPRECATED_ATTRIBUTES,
  SIDEBAND_ATTRIBUTES,
);
