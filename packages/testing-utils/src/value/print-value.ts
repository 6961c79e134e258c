import { createHash } from "node:crypto";
import { inspect, type InspectOptions } from "node:util";

import { cut, escapeControls } from "./one-line.ts";

const LONGEST = 200;

const LONGEST_SOURCE = 80;

const ARROW_FUNCTION = /^(?:async )?(?:\(|[\w$]+ ?=>)/u;

/** A short arrow function is best told by its source, any other by its name. */
const printFunction = (value: { readonly name: unknown }): string => {
  const source = Function.prototype.toString.call(value).replaceAll(/\s+/gu, " ");
  if (ARROW_FUNCTION.test(source) && source.length <= LONGEST_SOURCE) return source;
  return value.name === "" ? "a function" : `${String(value.name)}()`;
};

/** JSON in a string stays readable in single quotes. */
const quote = (text: string): string => {
  const quoted = JSON.stringify(text);
  if (!text.includes('"') || text.includes("'")) return quoted;
  return `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'`;
};

/** Errors and what prints itself take several lines. */
const print = (value: unknown, options: InspectOptions): string => {
  try {
    if (typeof value === "string") return escapeControls(quote(value));
    if (typeof value === "function") return printFunction(value);
    const text = inspect(value, { breakLength: Infinity, compact: true, ...options });
    return escapeControls(text.replaceAll(/\s*[\n\r]+\s*/gu, " "));
  } catch {
    return "a value that cannot be shown";
  }
};

/** A value on one line, as JSON where it is JSON; a long one is cut. Never throws, whatever the value. */
export const printValue = (value: unknown): string => {
  const text = print(value, { depth: 6, maxArrayLength: 20, maxStringLength: LONGEST });
  return text.length <= LONGEST ? text : `${cut(text, LONGEST)}… (${text.length} characters)`;
};

const DIGITS = 8;

/** As {@link printValue}, but two values that differ only behind the cut are told apart: by a hash of the whole. */
export const printDigest = (value: unknown): string => {
  const text = print(value, { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity });
  if (text.length <= LONGEST) return text;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, DIGITS);
  return `${cut(text, LONGEST)}… (${text.length} characters, sha256 ${hash})`;
};
