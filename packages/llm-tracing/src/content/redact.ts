import type { Attributes } from "@opentelemetry/api";
import { type Isolation, isThenable } from "@sideband/propagation/lifetime";

import { asAttributes } from "../span/as-attributes.ts";

/** Gives a text without what must not be recorded. */
export type Redact = (text: string) => string;

/** Stands for a text that could not be redacted. */
const FAILED = "[redaction failed]";

/** The same function, but a text that it fails on, or gives no text for, is not recorded at all. */
export const failClosed =
  (redact: Redact, isolation: Isolation): Redact =>
  (text) =>
    isolation.run("the `redact` function", () => {
      const redacted: unknown = redact(text);
      if (typeof redacted === "string") return redacted;
      handleRejection(redacted);
      throw new TypeError("Expected `redact` to give a text");
    }) ?? FAILED;

/** An async function is none that can be used; what it rejects with is not for the application. */
const handleRejection = (result: unknown): void => {
  if (isThenable(result)) void result.then(undefined, () => {});
};

/** Redacts the texts of a value that JSON can tell, keys included. */
export const redactValue = (value: unknown, redact: Redact): unknown => {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redact));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), redactValue(item, redact)]));
};

/** Redacts the texts among attributes. Their names are ours, or are redacted. */
export const redactAttributes = (attributes: Attributes, redact: Redact): Attributes =>
  asAttributes(Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, redactValue(value, redact)])));
