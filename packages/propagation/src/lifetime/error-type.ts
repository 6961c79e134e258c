import { isObject } from "./is-object.ts";
import { readProperty } from "./read-property.ts";

const OTHER = "_OTHER";

/** What a code or a class name looks like. Free text, which may hold anything, does not pass. */
const IDENTIFIER = /^[A-Za-z_$][\w$.:-]{0,63}$/;

/** More bodies than lie in one another, and more causes than stand behind one another, where one still says something. */
const MAX_DEPTH = 8;

/** What says of a value that it is an error, and not which: `{ "type": "error", "error": … }`. */
const ENVELOPE_TYPE = "error";

/** Classes that say nothing of what failed. Where there is a cause, it does: `TypeError: fetch failed`. */
const GENERIC_NAMES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "Error",
  "TypeError",
  "APIConnectionError",
  "OpenAIError",
  "AnthropicError",
]);

const identifier = (value: unknown): string | undefined =>
  typeof value === "string" && IDENTIFIER.test(value) ? value : undefined;

const isCancellation = (name: unknown): name is string => name === "AbortError" || name === "TimeoutError";

/** A status of HTTP as number or text. */
const statusFrom = (value: unknown, least: number): number | undefined => {
  const status = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === "number" && Number.isInteger(status) && status >= least && status <= 599
    ? status
    : undefined;
};

/**
 * The HTTP status that an error of a client library carries, if it does. Gateways, and errors within a stream, have it
 * for a code, where only a failure counts as one: codes below are anything else's.
 */
export const httpStatus = (error: unknown): number | undefined =>
  statusFrom(readProperty(error, "status"), 100) ??
  statusFrom(readProperty(error, "statusCode"), 100) ??
  statusFrom(readProperty(readProperty(error, "$metadata"), "httpStatusCode"), 100) ??
  statusFrom(readProperty(readProperty(error, "response"), "status"), 100) ??
  statusFrom(readProperty(error, "code"), 400);

/** The class of an error, as in `exception.type`. */
export const errorName = (error: unknown): string | undefined => {
  const name = identifier(readProperty(error, "name"));
  if (name !== undefined && name !== "Error") return name;
  const constructor = identifier(readProperty(readProperty(error, "constructor"), "name"));
  return constructor === "Object" ? undefined : constructor;
};

/** The code that a provider gave, or its type: on the error, or in the body that it holds. */
const providerCode = (error: object): string | undefined => {
  let body: unknown = error;
  for (let depth = 0; depth < MAX_DEPTH && isObject(body); depth += 1) {
    const type = identifier(readProperty(body, "type"));
    const code = identifier(readProperty(body, "code")) ?? (type === ENVELOPE_TYPE ? undefined : type);
    if (code !== undefined) return code;
    body = readProperty(body, "error");
  }
  return undefined;
};

/** What one error says of itself, but for the name of its class. */
const ownType = (error: object): string | undefined => {
  const name = readProperty(error, "name");
  if (isCancellation(name)) return name;
  // To the clients of AWS, a service's code is the error's name.
  const code = isObject(readProperty(error, "$metadata")) ? errorName(error) : providerCode(error);
  return code ?? httpStatus(error)?.toString();
};

/**
 * The value of `error.type`: of low cardinality and free of content.
 * In order: `AbortError` and `TimeoutError` as they are, the provider's `code`, its `type`, the HTTP status, the
 * error's name unless that is `Error`, the name of its class, `_OTHER`. Where the name says nothing of what failed, the
 * cause is asked first.
 */
export const errorType = (error: unknown): string => {
  let cause = error;
  for (let depth = 0; depth < MAX_DEPTH && isObject(cause); depth += 1) {
    const type = ownType(cause);
    if (type !== undefined) return type;
    const name = errorName(cause);
    if (name === undefined) break;
    if (!GENERIC_NAMES.has(name)) return name;
    cause = readProperty(cause, "cause");
  }
  return errorName(error) ?? OTHER;
};
