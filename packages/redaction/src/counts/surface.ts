/** Where a value stands: what counts are told apart by. */
export type Surface =
  | "text"
  | "stream"
  | "span_name"
  | "attribute_key"
  | "attribute"
  | "event_name"
  | "event_attribute"
  | "link_attribute"
  | "status_message"
  | "exception"
  | "resource"
  | "scope"
  | "trace_state"
  | "log_body"
  | "log_attribute";

/** All of them. */
export const SURFACES: readonly Surface[] = /* @__PURE__ */ Object.freeze([
  "text",
  "stream",
  "span_name",
  "attribute_key",
  "attribute",
  "event_name",
  "event_attribute",
  "link_attribute",
  "status_message",
  "exception",
  "resource",
  "scope",
  "trace_state",
  "log_body",
  "log_attribute",
] as const);
