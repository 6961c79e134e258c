import { ATTR_ERROR_TYPE, ERROR_TYPE_OTHER } from "@sideband/semconv";

import { leaveOut, write } from "../fix-text.ts";
import type { SpanRule } from "../span-rule.ts";

export const errorTypeMissing: SpanRule = ({ status, attributes }) =>
  status !== "error" || attributes.has(ATTR_ERROR_TYPE)
    ? []
    : [
        {
          rule: "error-type-missing",
          level: "error",
          message: `the span failed, and \`${ATTR_ERROR_TYPE}\` is missing`,
          fix: `${write(ATTR_ERROR_TYPE)}: the provider's error code, the exception's name, or "${ERROR_TYPE_OTHER}"`,
          key: ATTR_ERROR_TYPE,
        },
      ];

/** A server that answers a caller's fault has not failed itself: there, the code of the answer may stand alone. */
export const errorTypeUnexpected: SpanRule = ({ status, attributes }, { type }) =>
  status === "error" || !attributes.has(ATTR_ERROR_TYPE) || type?.name === "mcp.server"
    ? []
    : [
        {
          rule: "error-type-unexpected",
          level: "error",
          message: `\`${ATTR_ERROR_TYPE}\` is there, and the span's status is ${status}`,
          fix: `set the status to error, or ${leaveOut(ATTR_ERROR_TYPE)}: errors that a retry healed are not recorded`,
          key: ATTR_ERROR_TYPE,
        },
      ];

const LONGEST_TYPE = 64;

// What is different each time, and would make a series of its own for every error.
const UNBOUNDED: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\s/u, "has spaces in it, as messages have"],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu, "has an id in it"],
  [/\d{7}/u, "has an id in it"],
  [/(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{16}/iu, "has an id in it"],
  [/^(?:req|chatcmpl|resp|msg|run|call)[_-][A-Za-z0-9]*\d/u, "has an id in it"],
  [/:\/\//u, "has a URL in it"],
];

/** The value is not shown: it may well be a message. */
export const errorTypeCardinality: SpanRule = ({ attributes }) => {
  const value = attributes.get(ATTR_ERROR_TYPE);
  if (typeof value !== "string") return [];
  const problem =
    value.length > LONGEST_TYPE
      ? `is ${value.length} characters long`
      : UNBOUNDED.find(([pattern]) => pattern.test(value))?.[1];
  if (problem === undefined) return [];
  return [
    {
      rule: "error-type-cardinality",
      level: "warning",
      message: `\`${ATTR_ERROR_TYPE}\` ${problem}`,
      fix: "write the error's code or its class, and put the message into the status",
      key: ATTR_ERROR_TYPE,
    },
  ];
};

export const statusOk: SpanRule = ({ status }) =>
  status === "ok"
    ? [
        {
          rule: "status-ok",
          level: "warning",
          message: "the span's status is OK",
          fix: "leave the status unset where nothing failed",
        },
      ]
    : [];
