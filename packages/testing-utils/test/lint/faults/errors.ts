import { chat, failedChat, having, TRACE_ID } from "../support/sound-spans.ts";
import type { Row } from "./row.ts";

/** What `error.type` may be, and when. */
export const ERRORS: readonly Row[] = [
  [
    "a failure without its type",
    having(failedChat, { "error.type": undefined }),
    [["error-type-missing", "error.type", /"_OTHER"/]],
  ],
  [
    "a type without a failure",
    having(chat, { "error.type": "timeout" }),
    [["error-type-unexpected", "error.type", /status is|leave `error.type` out/]],
  ],
  [
    "a message for a type",
    having(failedChat, { "error.type": "Rate limit reached" }),
    [["error-type-cardinality", "error.type", /message into the status/, "warning"]],
  ],
  ["a long type", having(failedChat, { "error.type": "x".repeat(65) }), [["error-type-cardinality", "error.type"]]],
  [
    "a request's id in the type",
    having(failedChat, { "error.type": "req_011CS" }),
    [["error-type-cardinality", "error.type"]],
  ],
  [
    "a UUID in the type",
    having(failedChat, { "error.type": "err:5a0d9d0e-0f0a-4bd4-9d6f-5ae9bdb0a0f5" }),
    [["error-type-cardinality", "error.type"]],
  ],
  [
    "a number in the type",
    having(failedChat, { "error.type": "error-20260101" }),
    [["error-type-cardinality", "error.type"]],
  ],
  [
    "a URL in the type",
    having(failedChat, { "error.type": "https://errors.example.com/e" }),
    [["error-type-cardinality", "error.type"]],
  ],
  [
    "a trace's id in the type",
    having(failedChat, { "error.type": `e-${TRACE_ID}` }),
    [["error-type-cardinality", "error.type"]],
  ],
  ["a status for a type", having(failedChat, { "error.type": "529" }), []],
  ["a class for a type", having(failedChat, { "error.type": "com.example.BadRequestException" }), []],
  ["a type as long as it may be", having(failedChat, { "error.type": "x".repeat(64) }), []],
];
