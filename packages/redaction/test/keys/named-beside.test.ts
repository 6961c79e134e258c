import { expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";

// How busy the machine is decides nothing.
const { attributes, text } = createRedactor({ nowMs: () => 0 });

const cases: readonly (readonly [string, unknown, unknown])[] = [
  [
    "headers in pairs",
    [
      ["authorization", "Bearer a"],
      ["x-api-key", 12],
      ["set-cookie", ["a=b"]],
      ["host", "h"],
    ],
    [
      ["authorization", "[REDACTED]"],
      ["x-api-key", 0],
      ["set-cookie", ["[REDACTED]"]],
      ["host", "h"],
    ],
  ],
  [
    "headers by name and value",
    [
      { name: "Authorization", value: "a" },
      { value: "q", Name: "X-Api-Key" },
      { name: "host", value: "h" },
    ],
    [
      { name: "Authorization", value: "[REDACTED]" },
      { value: "[REDACTED]", Name: "X-Api-Key" },
      { name: "host", value: "h" },
    ],
  ],
  [
    "settings by whatever they are called",
    [
      { field: "password", value: "a" },
      { label: "Password", values: ["a", 1] },
      { id: "DB_PASSWORD", type: "CONCEALED", val: "a" },
      { k: "api_key", v: "a" },
      { parameter: "secret", default: "a", description: "d" },
      { type: "password", value: "a" },
      { type: "keyword", value: "const" },
      { id: "user", value: "a" },
    ],
    [
      { field: "password", value: "[REDACTED]" },
      { label: "Password", values: ["[REDACTED]", 0] },
      { id: "DB_PASSWORD", type: "CONCEALED", val: "[REDACTED]" },
      { k: "api_key", v: "[REDACTED]" },
      { parameter: "secret", default: "[REDACTED]", description: "d" },
      { type: "password", value: "[REDACTED]" },
      { type: "keyword", value: "const" },
      { id: "user", value: "a" },
    ],
  ],
  [
    "what an agent types into a page",
    [
      { element: "Password textbox", ref: "e12", text: "a b" },
      { selector: "input[name='password']", value: "a b" },
      { text: "a b", target: "password field" },
      { selector: "#query", text: "a b" },
      { name: "password", text: "a b" },
      { name: "password", text: "a b", value: "c" },
      { type: "text", text: "a b" },
    ],
    [
      { element: "Password textbox", ref: "e12", text: "[REDACTED]" },
      { selector: "input[name='password']", value: "[REDACTED]" },
      { text: "[REDACTED]", target: "password field" },
      { selector: "#query", text: "a b" },
      { name: "password", text: "a b" },
      { name: "password", text: "a b", value: "[REDACTED]" },
      { type: "text", text: "a b" },
    ],
  ],
  [
    "attributes as OTLP has them",
    { key: "db.password", value: { stringValue: "a", list: [{ name: "b", value: "c" }] }, note: "d" },
    {
      key: "db.password",
      value: { stringValue: "[REDACTED]", list: [{ name: "[REDACTED]", value: "[REDACTED]" }] },
      note: "d",
    },
  ],
  [
    "headers one after the other",
    ["Host", "h", "Authorization", "Bearer a", "Cookie", "a=b"],
    ["Host", "h", "Authorization", "[REDACTED]", "Cookie", "[REDACTED]"],
  ],
  [
    "names of headers",
    ["Content-Type", "Authorization", "Cookie", "X-Api-Key"],
    ["Content-Type", "Authorization", "Cookie", "X-Api-Key"],
  ],
  [
    "a command line",
    ["run", "--password", "x", "--api-key", "--verbose", "-token", "y"],
    ["run", "--password", "[REDACTED]", "--api-key", "--verbose", "-token", "[REDACTED]"],
  ],
  ["names of fields", ["password", "email"], ["password", "email"]],
  [
    "a description of a field",
    { name: "password", type: "string", required: true },
    { name: "password", type: "string", required: true },
  ],
];

test.each(cases)("what stands beside the name of a secret is one: %s", (_name, dirty, clean) => {
  expect(attributes({ "app.data": dirty as never })).toEqual({ "app.data": clean });
  expect(attributes({ "app.data": { deep: dirty } as never })).toEqual({ "app.data": { deep: clean } });
  expect(attributes({ "app.data": clean as never })).toEqual({ "app.data": clean });
  expect(text(JSON.stringify(dirty))).toBe(JSON.stringify(clean));
  expect(text(JSON.stringify({ deep: dirty }))).toBe(JSON.stringify({ deep: clean }));
});

const schemas: readonly (readonly [string, unknown, unknown])[] = [
  [
    "a schema says what a secret has to be",
    {
      properties: {
        password: { type: "string", description: "Of the user", minLength: 8 },
        token: { anyOf: [{ type: ["string", "null"] }] },
        credentials: {
          type: "object",
          properties: { user: { title: "User" }, api_key: { $ref: "#/k" } },
          required: ["user"],
        },
      },
    },
    undefined,
  ],
  [
    "what it gives as an example is one",
    {
      properties: {
        password: { type: "string", default: "a", examples: ["b"], enum: ["c"], const: "d", value: { type: "e" } },
      },
    },
    {
      properties: {
        password: {
          type: "string",
          default: "[REDACTED]",
          examples: ["[REDACTED]"],
          enum: ["[REDACTED]"],
          const: "[REDACTED]",
          value: { type: "[REDACTED]" },
        },
      },
    },
  ],
  [
    "properties of an event are no schema",
    { properties: { password: "a", token: ["b"], pin: 1234, email: "c" } },
    { properties: { password: "[REDACTED]", token: ["[REDACTED]"], pin: 0, email: "c" } },
  ],
  [
    "nor is anything under the name of a secret",
    { credentials: { properties: { password: { type: "a" } } } },
    { credentials: { properties: { password: { type: "[REDACTED]" } } } },
  ],
  [
    "pieces of text with their probabilities are no tokens of access",
    {
      logprobs: { content: [{ token: "Hello", logprob: -0.3, top_logprobs: [{ token: "Hi", logprob: -1 }] }] },
      logprobsResult: { chosenCandidates: [{ token: "Hello", tokenId: 5 }] },
    },
    undefined,
  ],
  [
    "tokens elsewhere are, and other secrets there",
    { token: "a", content: [{ token: "b" }], logprobs: { password: "c", access_token: "d" } },
    {
      token: "[REDACTED]",
      content: [{ token: "[REDACTED]" }],
      logprobs: { password: "[REDACTED]", access_token: "[REDACTED]" },
    },
  ],
];

test.each(schemas)("%s", (_name, dirty, changed) => {
  const clean = changed ?? dirty;
  expect(attributes({ "app.data": dirty as never })).toEqual({ "app.data": clean });
  expect(text(JSON.stringify(dirty))).toBe(JSON.stringify(clean));
  expect(text(JSON.stringify({ deep: [dirty] }))).toBe(JSON.stringify({ deep: [clean] }));
});

test("a name that is written with escapes is one", () => {
  expect(text(String.raw`[["\u0061uthorization","a"],{"name":"\u0070assword","value":"b"}]`)).toBe(
    String.raw`[["\u0061uthorization","[REDACTED]"],{"name":"\u0070assword","value":"[REDACTED]"}]`,
  );
});

test("what stands in place of a finding is no name", () => {
  const secret = ["ghp_", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0iL3o6R"].join("");
  const once = attributes({ "app.data": [[secret, "x"]] as never });
  expect(once).toEqual({ "app.data": [["[GITHUB_TOKEN]", "x"]] });
  expect(attributes(once)).toEqual(once);
});

test("getters are not asked for names, and each is asked once", () => {
  let asked = 0;
  const pair = {
    get name() {
      asked += 1;
      return "password";
    },
    value: "x",
  };
  attributes({ "app.data": pair as never });
  expect(asked).toBe(1);
});
