export const TOKEN_TYPE_INPUT = "input";
export const TOKEN_TYPE_OUTPUT = "output";

export type TokenType = typeof TOKEN_TYPE_INPUT | typeof TOKEN_TYPE_OUTPUT;

/** What the retired `gen_ai.token.type` could be; dialect `semconv-1.41` needs it. */
export const TOKEN_TYPES: readonly TokenType[] = /* @__PURE__ */ Object.freeze([
  TOKEN_TYPE_INPUT,
  TOKEN_TYPE_OUTPUT,
] as const);
