import { expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";

const { attributes, text } = createRedactor();

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
