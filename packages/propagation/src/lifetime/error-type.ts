import { isObject } from "./is-object.ts";
import { readProperty } from "./read-property.ts";

const OTHER = "_OTHER";

/** What a code or a class name looks like. Free text, which may hold anything, does not pass. */
const IDENTIFIER = /^[A-Za-z_$][\w$.:-]{0,63}$/;

const identifier = (value: unknown): string | undefined =>
  typeof value === "string" && IDENTIFIER.test(value) ? value : undefined;

const isCancellation = (name: unknown): name is string => name === "AbortError" || name === "TimeoutError";

/** The HTTP status that an error of a client library carries, if it does. */
export const httpStatus = (error: unknown): number | undefined => {
  for (const key of ["status", "statusCode"]) {
    const status = readProperty(error, key);
    if (typeof status === "number" && Number.isInteger(status) && status >= 100 && status <= 599) return status;
  }
  return undefined;
};

/** The class of an error, as in `exception.type`. */
export const errorName = (error: unknown): string | undefined => {
  const name = identifier(readProperty(error, "name"));
  if (name !== undefined && name !== "Error") return name;
  const constructor = identifier(readProperty(readProperty(error, "constructor"), "name"));
  return constructor === "Object" ? undefined : constructor;
};

/**
 * The value of `error.type`: of low cardinality and free of content.
 * In order: `AbortError` and `TimeoutError` as they are, the provider's `code`, its `type`, the HTTP status, the
 * error's name unless that is `Error`, the name of its class, `_OTHER`.
 */
export const errorType = (error: unknown): string => {
  if (!isObject(error)) return OTHER;
  const name = readProperty(error, "name");
  if (isCancellation(name)) return name;
  return (
    identifier(readProperty(error, "code")) ??
    identifier(readProperty(error, "type")) ??
    httpStatus(error)?.toString() ??
    errorName(error) ??
    OTHER
  );
};
