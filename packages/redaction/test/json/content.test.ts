import { expect, test } from "vitest";

import { redactValue } from "../../src/value/redact-value.ts";
import { redactionOf, TOKEN } from "../value/support.ts";

const messages = [
  { role: "system", content: "Be kind." },
  { role: "user", name: "anna", content: [{ type: "text", text: "My secret plan" }] },
  {
    role: "assistant",
    parts: [
      { type: "text", content: "I see" },
      { type: "tool_call", id: "call_1", name: "search", arguments: { name: "plan", id: "x", n: 3, deep: ["y"] } },
      { type: "tool_call", id: "call_2", name: "search", arguments: '{"type":"plan"}' },
      { type: "blob", mime_type: "image/png", content: "aGVsbG8=" },
    ],
    finish_reason: "stop",
  },
];

const hidden = [
  { role: "system", content: "[CONTENT]" },
  { role: "user", name: "anna", content: [{ type: "text", text: "[CONTENT]" }] },
  {
    role: "assistant",
    parts: [
      { type: "text", content: "[CONTENT]" },
      {
        type: "tool_call",
        id: "call_1",
        name: "search",
        arguments: { name: "[CONTENT]", id: "[CONTENT]", n: 0, deep: ["[CONTENT]"] },
      },
      { type: "tool_call", id: "call_2", name: "search", arguments: "[CONTENT]" },
      { type: "blob", mime_type: "image/png", content: "[CONTENT]" },
    ],
    finish_reason: "stop",
  },
];

test.for(["gen_ai.input.messages", "gen_ai.prompt", "ai.prompt.messages"])(
  "%s that is switched off keeps how it is made, as JSON and as objects",
  (key) => {
    const redaction = redactionOf({ redactPrompts: true });
    const facts = redaction.keys.facts(key);
    expect(redactValue(redaction, facts, JSON.stringify(messages), "attribute")).toBe(JSON.stringify(hidden));
    expect(redaction.record.replacedBy).toEqual({ content: 9 });
    expect(redactValue(redaction, facts, messages, "attribute")).toEqual(hidden);
    expect(redactValue(redaction, facts, JSON.stringify(hidden), "attribute")).toBe(JSON.stringify(hidden));
    expect(redaction.record.replacedBy).toEqual({ content: 18 });
  },
);

test("prompts and completions are switched off by themselves", () => {
  const prompts = redactionOf({ redactPrompts: true });
  const completions = redactionOf({ redactCompletions: true });
  const show = (redaction: typeof prompts, key: string): unknown =>
    redactValue(redaction, redaction.keys.facts(key), "x", "attribute");
  expect(show(prompts, "input.value")).toBe("[CONTENT]");
  expect(show(prompts, "output.value")).toBe("x");
  expect(show(completions, "input.value")).toBe("x");
  expect(show(completions, "output.value")).toBe("[CONTENT]");
  for (const redaction of [prompts, completions]) {
    expect(show(redaction, "gen_ai.tool.call.arguments")).toBe("[CONTENT]");
    expect(show(redaction, "gen_ai.request.model")).toBe("x");
  }
  expect(show(redactionOf(), "input.value")).toBe("x");
});

test("of what is no message nothing is taken for its structure", () => {
  const redaction = redactionOf({ redactPrompts: true, redactCompletions: true });
  const facts = redaction.keys.facts("gen_ai.tool.call.arguments");
  expect(redactValue(redaction, facts, '{"name":"Anna","type":"x","n":1}', "attribute")).toBe(
    '{"name":"[CONTENT]","type":"[CONTENT]","n":0}',
  );
});

test("names that are no names are content", () => {
  const redaction = redactionOf({ redactPrompts: true });
  const facts = redaction.keys.facts("gen_ai.input.messages");
  const value = [{ role: "user", name: { first: "Anna", name: "x" }, id: "y".repeat(200), type: TOKEN }];
  const expected = [
    { role: "user", name: { first: "[CONTENT]", name: "[CONTENT]" }, id: "[CONTENT]", type: "[TEST_TOKEN]" },
  ];
  expect(redactValue(redaction, facts, JSON.stringify(value), "attribute")).toBe(JSON.stringify(expected));
  expect(redactValue(redaction, facts, value, "attribute")).toEqual(expected);
});

test("secrets within messages are found: text, arguments, base64 beside what is written out", () => {
  const redaction = redactionOf();
  const dirty = JSON.stringify([
    {
      role: "user",
      parts: [
        { type: "text", content: `a ${TOKEN}\n` },
        { type: "tool_call", arguments: JSON.stringify({ password: "p", q: TOKEN }) },
        { type: "blob", content: `aGVsbG8/${TOKEN}` },
        { type: "uri", uri: `https://x.test/?k=${TOKEN}` },
      ],
    },
  ]);
  const text = redactValue(redaction, redaction.keys.facts("gen_ai.input.messages"), dirty, "attribute") as string;
  expect(text).not.toContain(TOKEN);
  expect(JSON.parse(text)).toEqual([
    {
      role: "user",
      parts: [
        { type: "text", content: "a [TEST_TOKEN]\n" },
        { type: "tool_call", arguments: '{"password":"[REDACTED]","q":"[TEST_TOKEN]"}' },
        { type: "blob", content: "aGVsbG8/[TEST_TOKEN]" },
        { type: "uri", uri: "https://x.test/?k=[TEST_TOKEN]" },
      ],
    },
  ]);
});
