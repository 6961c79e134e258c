import type { StringInterner } from "../string-interner.ts";

/** The longest key that an attribute may have, in UTF-16 units. */
const MAX_NAME_LENGTH = 1_048_576;

/** The bytes of attribute keys. */
export class AttributeKeys {
  readonly #interner: StringInterner;

  constructor(interner: StringInterner) {
    this.#interner = interner;
  }

  bytes(name: string): Uint8Array {
    if (name.length > MAX_NAME_LENGTH)
      throw new RangeError(`Expected an attribute key of at most ${MAX_NAME_LENGTH} units, got ${name.length}`);
    return this.#interner.bytes(name);
  }
}
