import {
  ATTR_GEN_AI_REQUEST_TOP_K,
  ATTRIBUTES,
  type AttributeType,
  DIALECT_SEMCONV_1_41,
  isContentKey,
} from "@sideband/semconv";

import { write } from "../fix-text.ts";
import { UNREADABLE } from "../plain-value.ts";
import type { SpanRule } from "../span-rule.ts";
import { isTemplateKey } from "../linted-key.ts";

const isListOf = (type: "string" | "number", value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === type);

const isNumber = (value: unknown): boolean => typeof value === "number" || typeof value === "bigint";

/** Numbers that are no integers and no doubles either are a fault of their value. */
const isInteger = (value: unknown): boolean =>
  typeof value === "bigint" || (typeof value === "number" && (Number.isInteger(value) || !Number.isFinite(value)));

const isString = (value: unknown): boolean => typeof value === "string";

const FITS: Readonly<Record<AttributeType, (value: unknown) => boolean>> = {
  string: isString,
  "open enum": isString,
  template: isString,
  int: isInteger,
  double: isNumber,
  boolean: (value) => typeof value === "boolean",
  "string[]": (value) => isListOf("string", value),
  "double[]": (value) => isListOf("number", value),
  any: () => true,
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON: nothing to make a value of
  }
};

/** The same as a value of the type that it should have; `undefined` where that cannot be told. */
const converted = (type: AttributeType, value: unknown): unknown => {
  const fits = FITS[type];
  const candidates = [
    ...(typeof value === "string" ? [parsed(value), parsed(value.toLowerCase())] : []),
    ...(isNumber(value) || typeof value === "boolean" ? [String(value)] : []),
    ...(Array.isArray(value) && value.length === 1 ? [value[0]] : []),
    ...(type.endsWith("[]") ? [[value]] : []),
  ];
  return candidates.find((candidate) => candidate !== undefined && fits(candidate));
};

const nameOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return Number.isInteger(value) ? "an integer" : "a number with a fraction";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
};

const TYPE_NAMES: Readonly<Record<AttributeType, string>> = {
  string: "a string",
  "open enum": "a string",
  template: "a string",
  int: "an integer",
  double: "a double",
  boolean: "a boolean",
  "string[]": "a list of strings",
  "double[]": "a list of doubles",
  any: "any value",
};

export const types: SpanRule = function* ({ attributes }, { options }) {
  for (const [key, value] of attributes) {
    const type = isTemplateKey(key) ? "template" : ATTRIBUTES[key]?.type;
    if (type === undefined || value === UNREADABLE || FITS[type](value)) continue;
    // It was a double up to 1.41.
    if (key === ATTR_GEN_AI_REQUEST_TOP_K && isNumber(value) && options.dialects.has(DIALECT_SEMCONV_1_41)) continue;
    const better = isContentKey(key) ? undefined : converted(type, value); // content is not shown
    yield {
      rule: "attribute-type",
      level: "error",
      message: `\`${key}\` is ${nameOf(value)}, and should be ${TYPE_NAMES[type]}`,
      fix: better === undefined ? `write ${TYPE_NAMES[type]}` : write(key, better),
      key,
    };
  }
};
