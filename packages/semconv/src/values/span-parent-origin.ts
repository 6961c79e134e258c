export const SPAN_PARENT_ORIGIN_NONE = "none";
export const SPAN_PARENT_ORIGIN_LOCAL = "local";
export const SPAN_PARENT_ORIGIN_REMOTE = "remote";

export type SpanParentOrigin =
  | typeof SPAN_PARENT_ORIGIN_NONE
  | typeof SPAN_PARENT_ORIGIN_LOCAL
  | typeof SPAN_PARENT_ORIGIN_REMOTE;

/** What `otel.span.parent.origin` may be. */
export const SPAN_PARENT_ORIGINS: readonly SpanParentOrigin[] = /* @__PURE__ */ Object.freeze([
  SPAN_PARENT_ORIGIN_NONE,
  SPAN_PARENT_ORIGIN_LOCAL,
  SPAN_PARENT_ORIGIN_REMOTE,
] as const);
