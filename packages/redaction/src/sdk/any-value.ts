/**
 * What the body and the attributes of a log record may hold: a union in API 1.9, `unknown` in 1.10. Only `any` is
 * assignable to both, and both to it.
 *
 * @see https://opentelemetry.io/docs/specs/otel/common/#anyvalue
 */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyValue = any;

/** Values by name. */
export interface AnyValueMap {
  [key: string]: AnyValue;
}
