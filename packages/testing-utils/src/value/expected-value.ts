/** A matcher of another library, such as vitest's and jest's `expect.any(Number)`. */
export interface AsymmetricMatcher {
  asymmetricMatch(value: unknown): boolean;
  /** What the matcher expects, for failure messages. */
  toString?(): string;
}

/** A question that a value has to answer with `true`. */
export type ValuePredicate<Value = never> = (value: Value) => boolean;

/**
 * What a value is expected to be: the value itself (arrays and objects are compared deeply), a `RegExp` for text, a
 * predicate, or an asymmetric matcher. Inside arrays and objects the same holds for each member.
 */
export type ExpectedValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | RegExp
  | ValuePredicate
  | AsymmetricMatcher
  | Uint8Array
  | readonly ExpectedValue[]
  | { readonly [key: string]: ExpectedValue };

export const isAsymmetricMatcher = (value: unknown): value is AsymmetricMatcher =>
  typeof value === "object" &&
  value !== null &&
  "asymmetricMatch" in value &&
  typeof value.asymmetricMatch === "function";
