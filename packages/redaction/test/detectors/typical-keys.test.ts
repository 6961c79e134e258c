import { expect, it } from "vitest";

import { createRedactor } from "../../src/index.ts";

const redactor = createRedactor();

/** Keys as people make them up for documentation, tests and demonstrations: in no way random, and no filler either. */
const madeUp: readonly (readonly [string, string])[] = [
  [["AKIA", "1234567890ABCDEF"].join(""), "[AWS_ACCESS_KEY]"],
  [["AKIA", "IOSFODNN7EXAMPLE"].join(""), "[AWS_ACCESS_KEY]"],
  [`AKIA${"A".repeat(16)}`, "[AWS_ACCESS_KEY]"],
  [`sk-${"a".repeat(48)}`, "[OPENAI_KEY]"],
  [`sk-proj-${"a".repeat(48)}`, "[OPENAI_KEY]"],
  [`sk-proj-${"abc123".repeat(8)}`, "[OPENAI_KEY]"],
  [["sk-proj-", "abcdefghijklmnopqrstuvwx"].join(""), "[OPENAI_KEY]"],
  [["sk-", "abcdefghijklmnopqrstuvwxyz123456"].join(""), "[OPENAI_KEY]"],
  [["sk-test-", "1234567890abcdefghij"].join(""), "[API_KEY]"],
  [`sk-ant-api03-${"a".repeat(93)}AA`, "[ANTHROPIC_KEY]"],
  [["sk-ant-", "abcdefghijklmnopqrstuvwxyz0123456789"].join(""), "[ANTHROPIC_KEY]"],
  [`AIzaSy${"A".repeat(33)}`, "[GOOGLE_API_KEY]"],
  [`hf_${"a".repeat(34)}`, "[HUGGINGFACE_TOKEN]"],
  [`ghp_${"a".repeat(36)}`, "[GITHUB_TOKEN]"],
  [["ghp_", "1234567890abcdefghijklmnopqrstuvwxyz"].join(""), "[GITHUB_TOKEN]"],
  [`github_pat_${"A".repeat(22)}_${"b".repeat(59)}`, "[GITHUB_TOKEN]"],
  [`glpat-${"a".repeat(20)}`, "[GITLAB_TOKEN]"],
  [`xoxb-123456789012-1234567890123-${"a".repeat(24)}`, "[SLACK_TOKEN]"],
  [`sk_live_${"a".repeat(24)}`, "[STRIPE_KEY]"],
  [`npm_${"a".repeat(36)}`, "[NPM_TOKEN]"],
  [`gsk_${"a".repeat(52)}`, "[GROQ_KEY]"],
];

it.each(madeUp)("%s is taken for a secret", (key, label) => {
  expect(redactor.text(`Use ${key} here.`)).toBe(`Use ${label} here.`);
});

it.each([
  ["postgres://app:hunter@localhost/db", "postgres://app:[PASSWORD]@localhost/db"],
  ["redis://:secret@localhost:6379", "redis://:[PASSWORD]@localhost:6379"],
  ["https://user:tiger@example.com/", "https://user:[PASSWORD]@example.com/"],
])("a password of %s is one, whatever it is", (text, clean) => {
  expect(redactor.text(text)).toBe(clean);
});

it.each(["password=hunter2", "the password is hunter2", "password: hunter2"])("%s", (text) => {
  expect(redactor.text(text)).not.toContain("hunter2");
});

it.each([
  `sk-${"x".repeat(32)}`,
  `ghp_${"x".repeat(36)}`,
  `AKIA${"X".repeat(16)}`,
  "sk-...",
  "sk-your-api-key-here",
  "YOUR_API_KEY",
  "Bearer <token>",
  "xoxb-your-token",
  "postgres://user:<password>@localhost/db",
  "postgres://user:password@localhost/db",
  "postgres://user:$PASSWORD@localhost/db",
])("%s only says what belongs there", (text) => {
  expect(redactor.text(text)).toBe(text);
});
