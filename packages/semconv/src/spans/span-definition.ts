import type { RequirementLevel } from "./requirement-level.ts";

export type SpanKindName = "CLIENT" | "INTERNAL" | "SERVER";

/** What the conventions say about one type of span. The type itself is not on the wire. */
export interface SpanDefinition {
  /** Kinds that the span may have; the first is the usual one. */
  readonly kinds: readonly SpanKindName[];
  /** How the name is made. A part whose attribute is unknown is left out. */
  readonly name: string;
  /** The `gen_ai.operation.name` values that make this type of span. */
  readonly operations: readonly string[];
  /** What the span carries, by key. Attributes that are not listed are allowed. */
  readonly attributes: Readonly<Record<string, RequirementLevel>>;
  /** Keys that the conventions keep away from this type of span. */
  readonly forbidden: readonly string[];
  /** What a provider changes or adds, by `gen_ai.provider.name`. */
  readonly providers?: Readonly<Record<string, Readonly<Record<string, RequirementLevel>>>>;
}
