/** The id of a rule. What each one finds is in {@link LINT_RULES}. */
export type LintRule =
  | "unreadable"
  | "never-ended"
  | "span-name"
  | "span-kind"
  | "unknown-attribute"
  | "deprecated-attribute"
  | "other-dialect"
  | "indexed-key"
  | "unit-in-key"
  | "attribute-type"
  | "attribute-value"
  | "milliseconds"
  | "required-attribute"
  | "conditional-attribute"
  | "forbidden-attribute"
  | "legacy-provider"
  | "enum-value"
  | "finish-reasons"
  | "token-subset"
  | "error-type-missing"
  | "error-type-unexpected"
  | "error-type-cardinality"
  | "status-ok"
  | "deprecated-event"
  | "unknown-event"
  | "content"
  | "content-shape"
  | "conversation-id";

/**
 * Every rule, and what it finds. A finding is an error where a reader of the conventions would miss the value or take it
 * for something else, and a warning where the conventions advise against it, or where it is only likely to be wrong.
 */
export const LINT_RULES: Readonly<Record<LintRule, string>> = {
  unreadable: "A span or an attribute that cannot be read: a getter throws, or a field is not what a span has.",
  "never-ended": "A span without an end. No exporter sends it.",
  "span-name": "A name that does not follow the pattern of its type of span.",
  "span-kind": "A kind that its type of span does not have.",
  "unknown-attribute": "A key in a namespace of the conventions, or in ours, that does not exist.",
  "deprecated-attribute": "A key of an earlier generation. A warning where its successor stands beside it.",
  "other-dialect": "A key of a dialect that was not accepted.",
  "indexed-key": "A list spread over numbered keys: their number has no bound.",
  "unit-in-key": "A key that ends in a unit. Durations are seconds, whatever the key.",
  "attribute-type": "A value of another type than the conventions have.",
  "attribute-value":
    "A number that cannot be: NaN, infinite, a negative count, no port. Text that is empty where it is asked for.",
  milliseconds: "A time to the first chunk that is longer than its span: most likely not in seconds.",
  "required-attribute": "A required attribute is missing.",
  "conditional-attribute":
    "An attribute is missing whose condition is known to hold. A warning where it is only likely to.",
  "forbidden-attribute": "An attribute, or a value of it, that this type of span does not have.",
  "legacy-provider": "A provider in the spelling that `gen_ai.system` had.",
  "enum-value":
    "A value close to a well-known one. A warning for finish reasons, which providers spell in their own way.",
  "finish-reasons": "Not as many finish reasons as choices.",
  "token-subset": "A part of the tokens that is more than the whole.",
  "error-type-missing": "A span that failed, without `error.type`.",
  "error-type-unexpected": "`error.type` on a span that did not fail.",
  "error-type-cardinality": "An `error.type` that looks like a message, or has ids in it.",
  "status-ok": "Status OK, which is for applications to set; instrumentation leaves it unset.",
  "deprecated-event": "An event of an earlier generation, one for each message.",
  "unknown-event": "An event with a name in the conventions' namespace that does not exist.",
  content: "Content on a span: prompts, completions, arguments, results. None with `allowContent`.",
  "content-shape": "Content whose JSON does not have the conventions' shape.",
  "conversation-id": "A conversation id that is the trace's or the span's.",
};

export const isLintRule = (text: string): text is LintRule => Object.hasOwn(LINT_RULES, text);
