import type { Attributes } from "@opentelemetry/api";
import { readProperty } from "@sideband/propagation/lifetime";

import { listOf } from "../list-of.ts";

import type { Redact } from "../content/redact.ts";

type Primitive = string | number | boolean | string[];

/** Gives the attribute's value, or undefined where a value is missing or is not what it should be. */
export type Accept = (value: unknown) => Primitive | undefined;

/** One row per attribute: where it is found, its key, and what may stand there. */
export type AttributeFields<Field extends PropertyKey> = readonly (readonly [
  field: Field,
  key: string,
  accept: Accept,
])[];

export const string: Accept = (value) => (typeof value === "string" && value !== "" ? value : undefined);
export const double: Accept = (value) => (typeof value === "number" && Number.isFinite(value) ? value : undefined);
export const integer: Accept = (value) => (Number.isSafeInteger(value) ? (value as number) : undefined);
export const count: Accept = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
/** Parts of a total are recorded only where a provider reports any. */
export const part: Accept = (value) => (value === 0 ? undefined : count(value));
/** For attributes that are `true` or absent. */
export const flag: Accept = (value) => (value === true ? true : undefined);

export const strings: Accept = (value) => {
  const list = typeof value === "string" ? [value] : listOf(value);
  if (list === undefined || list.length === 0) return undefined;
  return list.every((item) => typeof item === "string") ? [...list] : undefined;
};

/** Anything that every SDK takes: a primitive, or a list of primitives of one type. */
const flat: Accept = (value) => {
  const list = listOf(value) ?? [value];
  const [first] = list;
  if (typeof first !== "string" && typeof first !== "number" && typeof first !== "boolean") return undefined;
  if (!list.every((item) => typeof item === typeof first)) return undefined;
  return (Array.isArray(value) ? [...list] : value) as Primitive;
};

/** Reads the fields of a value that may be anything. */
export const attributesFrom = (source: unknown, fields: AttributeFields<string>): Attributes => {
  const attributes: Attributes = {};
  for (const [field, key, accept] of fields) {
    try {
      const value = accept(readProperty(source, field));
      if (value !== undefined) attributes[key] = value;
    } catch {
      // A list that throws when it is read is not what it should be.
    }
  }
  return attributes;
};

/** Reads attributes that an application gives under their own names, which may hold anything: `redact` is for them. */
export const flatAttributes = (source: unknown, redact: Redact = (name) => name): Attributes => {
  if (typeof source !== "object" || source === null) return {};
  try {
    const keys = Object.keys(source);
    return attributesFrom(
      source,
      keys.map((key) => [key, redact(key), flat]),
    );
  } catch {
    return {};
  }
};
