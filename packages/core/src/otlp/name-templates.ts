import { GenerationalMap } from "../generational-map.ts";
import { AttributeTemplate } from "./attribute-template.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { type KnownBytes, knownBytes } from "./known-bytes.ts";

/** So many names are known at least; up to twice as many may be. */
const MAX_NAMES = 128;

/** The longest name that is remembered, in UTF-16 units. */
const MAX_LENGTH = 64;

interface NameTemplate {
  readonly name: string;
  /** The name as a field, with its tag. */
  readonly field: KnownBytes;
  readonly attributes: AttributeTemplate;
}

export interface NameTemplatesOptions {
  /** Tag of the field that has the name. */
  readonly nameTag: number;
  /** Tag of the fields that have the attributes. */
  readonly attributeTag: number;
}

/**
 * What is known of spans, or of events, by their names. A name has a template of its own from when it comes the second
 * time; all others share one, so that names that are new each time cost nothing, and may be alike in their attributes.
 */
export class NameTemplates {
  readonly #options: NameTemplatesOptions;
  readonly #known = new GenerationalMap<NameTemplate>(MAX_NAMES);
  readonly #seenOnce = new GenerationalMap<true>(MAX_NAMES);
  readonly #others: AttributeTemplate;
  #last: NameTemplate | undefined;

  constructor(options: NameTemplatesOptions) {
    this.#options = options;
    this.#others = new AttributeTemplate(options.attributeTag);
  }

  /** Writes a name; gives what is known of the attributes that come under it. */
  write(writer: ByteWriter, name: string): AttributeTemplate {
    const template = this.#last?.name === name ? this.#last : this.#known.get(name);
    if (template === undefined) return this.#writeNew(writer, name);
    this.#last = template;
    const { field, attributes } = template;
    writer.known(field);
    return attributes;
  }

  #writeNew(writer: ByteWriter, name: string): AttributeTemplate {
    const before = writer.length;
    writer.string(this.#options.nameTag, name);
    if (name.length > MAX_LENGTH) return this.#others;
    if (this.#seenOnce.get(name) === undefined) {
      this.#seenOnce.add(name, true);
      return this.#others;
    }
    const { chunk, position } = writer;
    const field = knownBytes(chunk.subarray(position - (writer.length - before), position));
    const attributes = new AttributeTemplate(this.#options.attributeTag);
    this.#known.add(name, { name, field, attributes });
    return attributes;
  }
}
