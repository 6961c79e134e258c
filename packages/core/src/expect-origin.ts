import { EncodeError } from "./otlp/encode-error.ts";
import type { ReadableSpan } from "./readable-span.ts";

/** @throws EncodeError unless the span says where it comes from. */
export const expectOrigin = ({ resource, instrumentationScope }: ReadableSpan): void => {
  if (isObject(resource) && isObject(instrumentationScope)) return;
  throw new EncodeError("encode_failed", "Expected a span to have a resource and a scope");
};

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
