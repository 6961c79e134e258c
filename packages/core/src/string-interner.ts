import { expectInteger } from "./expect-option.ts";
import { GenerationalMap } from "./generational-map.ts";

export interface StringInternerOptions {
  /** How many strings are kept at least; up to twice as many may be. @default 1024 */
  readonly maxStrings?: number;
  /** The longest string that is kept, in UTF-16 units; a longer one is encoded each time. @default 256 */
  readonly maxLength?: number;
  /** Strings to encode at once, such as the attribute keys that the application will use. @default none */
  readonly preload?: Iterable<string>;
}

/**
 * Remembers the UTF-8 bytes of strings that come again and again, so that a repeated attribute key is a memory copy.
 * Keyed by the string itself, and bounded: strings that nobody asks for any more make room for new ones, so keys made
 * up at run time can neither fill the memory nor push out for good what is in use.
 *
 * @example
 * ```ts
 * import { StringInterner } from "@sideband/core";
 *
 * const interner = new StringInterner({ preload: ["gen_ai.request.model"] });
 * const bytes = interner.bytes("gen_ai.request.model");
 * ```
 */
export class StringInterner {
  readonly #maxLength: number;
  readonly #known: GenerationalMap<Uint8Array>;

  /** @throws TypeError when an option is out of range. */
  constructor(options: StringInternerOptions = {}) {
    const { maxStrings = 1024, maxLength = 256, preload = [] } = options;
    this.#known = new GenerationalMap(expectInteger("maxStrings", maxStrings, 1));
    this.#maxLength = expectInteger("maxLength", maxLength, 0);
    for (const value of preload) this.bytes(value);
  }

  /** How many strings are kept now. */
  get size(): number {
    return this.#known.size;
  }

  /** The UTF-8 bytes of a string. Shared: not to be written to. */
  bytes(value: string): Uint8Array {
    return this.#known.get(value) ?? this.#encode(value);
  }

  #encode(value: string): Uint8Array {
    const bytes = new Uint8Array(Buffer.from(value, "utf8"));
    if (value.length <= this.#maxLength) this.#known.add(value, bytes);
    return bytes;
  }
}
