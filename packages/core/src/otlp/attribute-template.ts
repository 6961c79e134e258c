import type { Attributes } from "@opentelemetry/api";

import type { AttributeKeys } from "./attribute-keys.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { isSameValue, learnAttributes, NOTHING_LEARNED, VOLATILE } from "./learn-attributes.ts";
import { writeAttribute } from "./write-attribute.ts";
import { BEFORE_KEY, endShortPair, isShortValue, SHORT_VALUE_ROOM, type ShortValue } from "./write-key-value.ts";

/** So often all that is left of the template is laid down anew in one span; from then on, one attribute at a time is. */
const MAX_PIECES = 8;

/** So many attributes that the template knows may be missing in front of another one. */
const MAX_MISSING = 4;

/** So often in a row attributes may be unlike the template, and it is made anew. */
const MAX_UNLIKE = 2;

/** So often the template is made anew, and then it stays as it is. */
const MAX_LESSONS = 8;

/** After so many uses all this begins again: what never came twice may do so by now. */
const LIFETIME = 8192;

/**
 * Attributes as they came last under one name, ready as bytes. Operation, provider, model, host and port are the same
 * from span to span, and come in the same order: all of it is laid down in one copy, and values that have changed are
 * written over those of before. Where one of them takes more or less bytes, what is behind it is laid down anew.
 *
 * What is known lies in a few small arrays: the application has just done something else, and hardly anything of it is
 * in the caches of the processor.
 */
export class AttributeTemplate {
  readonly #tag: number;
  #learned = NOTHING_LEARNED;
  #unlike = 0;
  #lessons = 0;
  #uses = 0;

  constructor(tag: number) {
    this.#tag = tag;
  }

  /**
   * Writes attributes as `KeyValue` fields.
   *
   * @param attributes of which `for … in` meets own keys only
   * @returns how many attributes, and values inside attributes, were lost
   */
  write(writer: ByteWriter, attributes: Attributes, keys: AttributeKeys): number {
    if (++this.#uses > LIFETIME) this.#beginAgain();
    if (this.#unlike < MAX_UNLIKE || this.#lessons >= MAX_LESSONS) return this.#fill(writer, attributes, keys);
    const { learned, lost } = learnAttributes(writer, this.#tag, attributes, keys, this.#learned);
    this.#learned = learned;
    this.#lessons++;
    this.#unlike = 0;
    return lost;
  }

  #fill(writer: ByteWriter, attributes: Attributes, keys: AttributeKeys): number {
    const { names, values, bytes, ends } = this.#learned;
    let lost = 0;
    let alike = true;
    let index = 0; // of what is expected next
    let start = 0; // where that begins in the bytes that are known
    let laid = 0; // how far these lie behind the position of the writer
    let pieces = 0;
    for (const name in attributes) {
      const value: unknown = attributes[name];
      if (names[index] === name) {
        const known = values[index];
        const end = ends[index++] as number;
        if (end > laid) writer.lay(bytes, start, (laid = pieces++ < MAX_PIECES ? bytes.length : end), SHORT_VALUE_ROOM);
        if (isSameValue(known, value)) {
          writer.position += end - start;
          start = end;
          continue;
        }
        if (known !== VOLATILE) alike = false;
        const next = writer.position + end - start;
        start = end;
        if (isShortValue(value) && overwriteValue(writer, value)) {
          if (writer.position !== next) laid = 0;
          continue;
        }
      } else {
        alike = false;
        index = behind(names, name, index);
        start = index === 0 ? 0 : (ends[index - 1] as number);
      }
      lost += writeAttribute(writer, this.#tag, keys.bytes(name), value, keys);
      laid = 0;
    }
    if (alike && index === names.length) this.#unlike = 0;
    else this.#unlike++;
    return lost;
  }

  #beginAgain(): void {
    this.#uses = 0;
    this.#lessons = 0;
    this.#unlike = MAX_UNLIKE;
    this.#learned = NOTHING_LEARNED;
  }
}

/** Where an attribute that was not expected leaves off: behind its place in the template, if it has one further on. */
const behind = (names: readonly string[], name: string, expected: number): number => {
  const end = Math.min(expected + 1 + MAX_MISSING, names.length);
  for (let index = expected + 1; index < end; index++) if (names[index] === name) return index + 1;
  return expected;
};

/**
 * Writes a value over that of the pair that lies behind the position, and goes over the pair.
 *
 * @returns `false`, and the position stays, where the value is too long for it
 */
const overwriteValue = (writer: ByteWriter, value: ShortValue): boolean => {
  const start = writer.position;
  const keyLength = writer.chunk[start + BEFORE_KEY - 1] as number;
  writer.position = start + BEFORE_KEY + keyLength;
  if (endShortPair(writer, keyLength, value)) return true;
  writer.position = start;
  return false;
};
