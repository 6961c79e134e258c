/** The keys of `T` that have to be set. */
export type RequiredKeys<T> = keyof { [K in keyof T as {} extends Pick<T, K> ? never : K]: T[K] };

/** `never` for a union of keys, whose value could not be checked and of which only one would be set. */
type SingleKey<K, All = K> = K extends unknown ? ([All] extends [K] ? K : never) : never;

/** What {@link AttributeBuilder.build} is while required keys are missing: not callable, and it says which. */
export interface MissingAttributes<Missing> {
  readonly missing: Missing;
}

/** Collects the attributes of `T`. Its type remembers which required keys are still `Missing`. */
export interface AttributeBuilder<T extends object, Missing extends keyof T> {
  /** Sets a key. `undefined`, allowed for optional keys, sets nothing. */
  set<K extends keyof T>(key: K & SingleKey<K>, value: T[K]): AttributeBuilder<T, Exclude<Missing, K>>;

  /** Sets a key if `condition` holds. Never counts as setting a required key. */
  setIf<K extends keyof T>(
    condition: boolean,
    key: K & SingleKey<K>,
    value: T[K] | undefined,
  ): AttributeBuilder<T, Missing>;

  /** The attributes so far, as an object of their own. Callable once every required key has been set. */
  readonly build: [Missing] extends [never] ? () => { [K in keyof T]: T[K] } : MissingAttributes<Missing>;
}

class RecordingBuilder {
  readonly #attributes: Record<PropertyKey, unknown> = {};

  set(key: PropertyKey, value: unknown): this {
    if (value !== undefined) this.#attributes[key] = value;
    return this;
  }

  setIf(condition: boolean, key: PropertyKey, value: unknown): this {
    return condition ? this.set(key, value) : this;
  }

  build(): Record<PropertyKey, unknown> {
    return { ...this.#attributes };
  }
}

/**
 * Starts a set of attributes in which a wrong key or a value of the wrong type does not compile, and neither does
 * `build()` while a required key is missing.
 *
 * @example
 * const started = attributes<LlmAttributes>()
 *   .set("gen_ai.operation.name", "chat")
 *   .set("gen_ai.provider.name", "openai")
 *   .setIf(temperature !== undefined, "gen_ai.request.temperature", temperature)
 *   .build();
 */
export const attributes = <T extends object>(): AttributeBuilder<T, RequiredKeys<T> & keyof T> =>
  // The states of the builder are types only: one object plays them all.
  new RecordingBuilder() as unknown as AttributeBuilder<T, RequiredKeys<T> & keyof T>;
