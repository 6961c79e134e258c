/** The type of an attribute's value. `template` is a prefix: the value stands under `<key>.<anything>`, a string. */
export type AttributeType =
  | "string"
  | "int"
  | "double"
  | "boolean"
  | "string[]"
  | "double[]"
  | "any"
  | "template"
  | "open enum";

export type Stability = "development" | "stable";

/** What became of a retired name: its successor, or a sentence where there is no single one. */
export interface Deprecation {
  readonly replacedBy?: string;
  readonly note?: string;
}

/** What the conventions say about one attribute. */
export interface AttributeDefinition {
  readonly type: AttributeType;
  readonly stability: Stability;
  /** Well-known values of an open enum: to be used where they fit, and no limit. */
  readonly values?: readonly string[];
  readonly deprecated?: Deprecation;
}
