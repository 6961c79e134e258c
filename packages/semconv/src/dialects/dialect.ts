/** The newest official names: the GenAI conventions 0.1. The default. */
export const DIALECT_GENAI_0_1 = "genai-0.1";

/** The names of the general conventions 1.41 and before, which most dashboards read. */
export const DIALECT_SEMCONV_1_41 = "semconv-1.41";

/** The names of the specification that this project implements. */
export const DIALECT_REFINEMENT_1_0 = "refinement-1.0";

/** A generation of names on the wire. More than one can be on at a time. */
export type Dialect = typeof DIALECT_GENAI_0_1 | typeof DIALECT_SEMCONV_1_41 | typeof DIALECT_REFINEMENT_1_0;

/** Every dialect, newest official first. */
export const DIALECTS: readonly Dialect[] = /* @__PURE__ */ Object.freeze([
  DIALECT_GENAI_0_1,
  DIALECT_SEMCONV_1_41,
  DIALECT_REFINEMENT_1_0,
] as const);
