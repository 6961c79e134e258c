import type { Attributes } from "@opentelemetry/api";

import type { AttributeKeys } from "./attribute-keys.ts";
import type { AttributeTemplate } from "./attribute-template.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { EncodeError } from "./encode-error.ts";
import { writeAttribute } from "./write-attribute.ts";

/**
 * Writes attributes as `KeyValue` fields. One that cannot be encoded, or whose getter throws, is left out, and never
 * takes the others with it.
 *
 * @returns how many attributes, and values inside attributes, were lost
 */
export const writeAttributes = (
  writer: ByteWriter,
  tag: number,
  attributes: Attributes | undefined,
  keys: AttributeKeys,
  template?: AttributeTemplate,
): number => {
  if (attributes === undefined || attributes === null) return 0;
  const before = writer.length;
  try {
    if (hasOnlyOwnKeys(attributes)) {
      return template === undefined
        ? writeAll(writer, tag, attributes, keys)
        : template.write(writer, attributes, keys);
    }
  } catch (error) {
    if (EncodeError.isInstance(error)) throw error;
    writer.truncate(before);
  }
  return writeEach(writer, tag, attributes, keys);
};

/** So many broken attributes, and it is no use to look at more: all others are lost as well. */
const MAX_BROKEN = 1024;

/** An object without keys of its own: what it has is inherited. */
const NOTHING = {};

/** Whether `for … in` meets none but own keys: it is several times faster than a list of them. */
const hasOnlyOwnKeys = (attributes: Attributes): boolean => {
  const prototype: unknown = Object.getPrototypeOf(attributes);
  if (prototype === null) return true;
  if (prototype !== Object.prototype) return false;
  for (const _ in NOTHING) return false; // somebody extended it
  return true;
};

const writeAll = (writer: ByteWriter, tag: number, attributes: Attributes, keys: AttributeKeys): number => {
  let lost = 0;
  for (const name in attributes) lost += writeAttribute(writer, tag, keys.bytes(name), attributes[name], keys);
  return lost;
};

/** The same, one attribute at a time: one that throws is taken back alone. */
const writeEach = (writer: ByteWriter, tag: number, attributes: Attributes, keys: AttributeKeys): number => {
  let names: string[];
  try {
    names = Object.keys(attributes);
  } catch {
    return 1; // they cannot even be listed: a hostile proxy
  }
  let lost = 0;
  for (const [index, name] of names.entries()) {
    if (lost > MAX_BROKEN) return lost + names.length - index;
    const before = writer.length;
    try {
      lost += writeAttribute(writer, tag, keys.bytes(name), attributes[name], keys);
    } catch (error) {
      if (EncodeError.isInstance(error)) throw error;
      writer.truncate(before);
      lost++;
    }
  }
  return lost;
};
