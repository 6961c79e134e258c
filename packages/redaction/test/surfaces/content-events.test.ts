import { expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";
import { logRecordOf, spanOf } from "./support/spans.ts";

const TEXT = "Tell me about whales.";

const attributes = {
  content: TEXT,
  body: TEXT,
  message: JSON.stringify({ role: "user", content: TEXT }),
  role: "user",
  "gen_ai.provider.name": "openai",
};
const hidden = {
  content: "[CONTENT]",
  body: "[CONTENT]",
  message: '{"role":"user","content":"[CONTENT]"}',
  role: "user",
  "gen_ai.provider.name": "openai",
};

test("all that an event of content holds is switched off with it, whatever its attributes are called", () => {
  const { span, logRecord } = createRedactor({ redactPrompts: true });
  for (const name of ["gen_ai.user.message", "gen_ai.system.message"]) {
    expect(span(spanOf({ events: [{ name, time: [1, 2], attributes }] })).events[0]?.attributes).toEqual(hidden);
    expect(logRecord(logRecordOf({ eventName: name, attributes })).attributes).toEqual(hidden);
  }
});

test("with the larger limit if it is not, and other events stay as they are", () => {
  const { span } = createRedactor({ redactCompletions: true, maxValueLength: 10 });
  const events = [
    { name: "gen_ai.user.message", time: [1, 2] as [number, number], attributes },
    { name: "other", time: [1, 2] as [number, number], attributes: { body: "x" } },
  ];
  expect(span(spanOf({ events })).events.map((event) => event.attributes?.["body"])).toEqual([TEXT, "x"]);
});
