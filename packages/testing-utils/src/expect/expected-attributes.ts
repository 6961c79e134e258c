import type { AgentAttributes, LlmAttributes, ToolAttributes } from "@sideband/semconv";

import type { AsymmetricMatcher, ExpectedValue, ValuePredicate } from "../value/expected-value.ts";

/** The keys of the GenAI conventions, for completion in an editor. */
export type KnownAttributeKey = keyof AgentAttributes | keyof LlmAttributes | keyof ToolAttributes;

type KnownAttribute<Key> = Key extends keyof LlmAttributes
  ? LlmAttributes[Key]
  : Key extends keyof ToolAttributes
    ? ToolAttributes[Key]
    : Key extends keyof AgentAttributes
      ? AgentAttributes[Key]
      : never;

type ValueOrMatcher<Value> = Value | RegExp | ValuePredicate<Value> | AsymmetricMatcher;

/** What an attribute can be expected to be: for a key of the conventions a value of its type, or a matcher. */
export type ExpectedAttribute<Key extends string> = Key extends KnownAttributeKey
  ? ValueOrMatcher<NonNullable<KnownAttribute<Key>>>
  : ExpectedValue;

/** Attributes by key. Those of the conventions are held to their types; any other key may be anything. */
export type ExpectedAttributes = { readonly [Key in KnownAttributeKey]?: ExpectedAttribute<Key> } & {
  readonly [key: string]: unknown;
};
