import {
  ATTR_GEN_AI_AGENT_NAME,
  ATTR_SIDEBAND_USAGE_COST_AMOUNT,
  ATTRIBUTES,
  type AttributeType,
  COST_SOURCE_PROVIDER,
  costAttributes,
  type Dialect,
  DIALECT_GENAI_0_1,
  dialectAttributes,
  DIALECTS,
  totalDurationAttributes,
  totalTokensAttributes,
  workflowNameAttributes,
} from "@sideband/semconv";

/** A name that an older dialect has in place of an official one. */
export interface OlderName {
  /** Absent where the conventions have nothing of the kind. */
  readonly official?: string;
  readonly dialects: ReadonlySet<Dialect>;
}

// Any value of the type: it is the keys that count.
const SAMPLES: Readonly<Record<AttributeType, unknown>> = {
  string: "x",
  int: 1,
  double: 1,
  boolean: true,
  "string[]": ["x"],
  "double[]": [1],
  any: "x",
  template: "x",
  "open enum": "x",
};

const isOfficial = (key: string): boolean => ATTRIBUTES[key] !== undefined && !ATTRIBUTES[key].deprecated;

const pairsOf = function* (dialect: Dialect): Generator<readonly [older: string, official: string | undefined]> {
  for (const [official, { type }] of Object.entries(ATTRIBUTES)) {
    for (const older of Object.keys(dialectAttributes(official, SAMPLES[type], [dialect]))) yield [older, official];
  }
  for (const older of Object.keys(workflowNameAttributes("x", [dialect]))) yield [older, ATTR_GEN_AI_AGENT_NAME];
  const cost = costAttributes({ amount: 1, currency: "USD", source: COST_SOURCE_PROVIDER }, [dialect]);
  for (const older of Object.keys(cost)) yield [older, ATTR_SIDEBAND_USAGE_COST_AMOUNT];
  for (const older of Object.keys(totalTokensAttributes(1, 1, [dialect]))) yield [older, undefined];
  for (const older of Object.keys(totalDurationAttributes(1, [dialect]))) yield [older, undefined];
};

const collect = (): ReadonlyMap<string, OlderName> => {
  const names = new Map<string, { official?: string; dialects: Set<Dialect> }>();
  for (const dialect of DIALECTS) {
    if (dialect === DIALECT_GENAI_0_1) continue;
    for (const [older, official] of pairsOf(dialect)) {
      if (isOfficial(older) || older === official) continue;
      const known = names.get(older);
      if (known === undefined) names.set(older, { ...(official && { official }), dialects: new Set([dialect]) });
      else known.dialects.add(dialect);
    }
  }
  return names;
};

/** Every name of an older dialect that is no official name: asked of the dialects themselves, not listed again. */
export const OLDER_NAMES: ReadonlyMap<string, OlderName> = /* @__PURE__ */ collect();

/** Whether a key is a name of one of the accepted dialects. */
export const isAcceptedOlderName = (key: string, dialects: ReadonlySet<Dialect>): boolean =>
  [...(OLDER_NAMES.get(key)?.dialects ?? [])].some((dialect) => dialects.has(dialect));

/** For each official name, the names that may stand for it. */
export type NamesFor = (official: string) => readonly string[];

/** Looks names up in the accepted dialects, the official one first. */
export const namesIn = (dialects: ReadonlySet<Dialect>): NamesFor => {
  const names = new Map<string, readonly string[]>();
  for (const [key, { official }] of OLDER_NAMES) {
    if (official === undefined || !isAcceptedOlderName(key, dialects)) continue;
    names.set(official, [...(names.get(official) ?? [official]), key]);
  }
  return (official) => names.get(official) ?? [official];
};
