import type { Attributes } from "@opentelemetry/api";

import type { AttributeKeys } from "./attribute-keys.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { type KnownBytes, knownBytes } from "./known-bytes.ts";
import { writeAttribute } from "./write-attribute.ts";
import { shortHead, SHORT_KEY, SHORT_PAIR } from "./write-key-value.ts";

/** The most attributes that are learned. */
const MAX_ATTRIBUTES = 64;

/** The longest string that is compared with the one before, in UTF-16 units. */
const MAX_STRING = 32;

/** The longest list that is. */
const MAX_LIST = 4;

/** So often a value may have changed from lesson to lesson, and it is compared no more. */
const MAX_CHANGES = 2;

/** In place of a value that is a new one each time: to compare it would cost more than to write it. */
export const VOLATILE: unique symbol = Symbol("volatile");

/** What is known of attributes that come again and again. */
export interface LearnedAttributes {
  readonly names: readonly string[];
  readonly values: readonly unknown[];
  /** The pairs, one behind the other; of one that was long, its head only. */
  readonly bytes: KnownBytes;
  /** Where each of them ends. */
  readonly ends: readonly number[];
  /** How often each value has changed from lesson to lesson. */
  readonly changes: readonly number[];
}

export const NOTHING_LEARNED: LearnedAttributes = {
  names: [],
  values: [],
  bytes: knownBytes(),
  ends: [],
  changes: [],
};

export interface Lesson {
  readonly learned: LearnedAttributes;
  /** How many attributes, and values inside attributes, were lost. */
  readonly lost: number;
}

/** Writes attributes one by one, and learns how. */
export const learnAttributes = (
  writer: ByteWriter,
  tag: number,
  attributes: Attributes,
  keys: AttributeKeys,
  before: LearnedAttributes,
): Lesson => {
  const names: string[] = [];
  const values: unknown[] = [];
  const pairs: Uint8Array[] = [];
  const ends: number[] = [];
  const changes: number[] = [];
  let end = 0;
  let lost = 0;
  for (const name in attributes) {
    const value = snapshot(attributes[name]);
    const key = keys.bytes(name);
    const start = writer.length;
    lost += writeAttribute(writer, tag, key, value, keys);
    if (key.length > SHORT_KEY || names.length >= MAX_ATTRIBUTES) continue;

    const index = names.length;
    const changed = before.names[index] === name ? changesOf(before, index, value) : 0;
    const size = writer.length - start;
    const isShort = size > 0 && size <= SHORT_PAIR;
    const pair = isShort
      ? Uint8Array.from(writer.chunk.subarray(writer.position - size, writer.position)) // which may move
      : shortHead(tag, key);
    names.push(name);
    values.push(isShort && changed < MAX_CHANGES && isComparable(value) ? value : VOLATILE);
    pairs.push(pair);
    ends.push((end += pair.length));
    changes.push(changed);
  }
  return { learned: { names, values, bytes: knownBytes(...pairs), ends, changes }, lost };
};

const changesOf = ({ values, changes }: LearnedAttributes, index: number, value: unknown): number =>
  isSameValue(values[index], value) ? (changes[index] ?? 0) : (changes[index] ?? 0) + 1;

/** A short list may be changed, or give something else the next time it is read. */
const snapshot = (value: unknown): unknown =>
  Array.isArray(value) && value.length <= MAX_LIST ? Array.from(value as unknown[]) : value;

/** Whether a value is told by what it is equal to, which neither zero is. */
const isComparable = (value: unknown): boolean =>
  Array.isArray(value) ? value.length <= MAX_LIST && value.every(isComparableItem) : isComparableItem(value);

const isComparableItem = (value: unknown): boolean =>
  typeof value === "string"
    ? value.length <= MAX_STRING
    : typeof value === "boolean" || (typeof value === "number" && value !== 0);

/** Whether a value is the one that was learned; `false` when it was volatile. */
export const isSameValue = (learned: unknown, value: unknown): boolean =>
  learned === value || (typeof learned === "object" && isSameList(learned as readonly unknown[], value));

const isSameList = (learned: readonly unknown[], value: unknown): boolean => {
  if (!Array.isArray(value) || value.length !== learned.length) return false;
  for (let index = 0; index < learned.length; index++) if (learned[index] !== value[index]) return false;
  return true;
};
