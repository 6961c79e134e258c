import { expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";
import { isWithinToken } from "../../src/scan/is-within-token.ts";

const isWithin = (before: string): boolean => isWithinToken(`${before}x`, before.length);

test.each(["Rq7fT2bXz9LmQ4vKc8WNJ1pH-", "a/Rq7fT2bXz+LmQ4vKc8WNJ1pHq2+", "0_Rq7fT2bXz9L-Q4vKc8WNJ1pH_"])(
  "behind %s there is no beginning",
  (before) => {
    expect(isWithin(before)).toBe(true);
  },
);

test.each([
  "",
  " ",
  "-",
  "key-",
  "OPENAI_API_KEY_OF_PRODUCTION_",
  "my-service-of-accounting-number-2-",
  "550e8400-e29b-41d4-a716-446655440000-",
  "https://example.com/api/v1/keys/",
  "Rq7fT2bXz9LmQ4vKc8WnJ1pH",
  "Rq7fT2bXz9LmQ4vKc8WnJ1pH=",
  "Rq7fT2bXz9LmQ4vKc8WnJ1pH: ",
])("behind %s there may be one", (before) => {
  expect(isWithin(before)).toBe(false);
});

test("what looks like a key within base 64 is none, and is one elsewhere", () => {
  const key = ["cio", "Zk2mW9xL4tB8vNq7Zk2mW9xL4tB8vNq7"].join("");
  const redactor = createRedactor();
  expect(redactor.scan(`Rq7fT2bXz+LmQ4vKc8WNJ1pHq2+${key}+Rq7fT2bXz`)).toEqual([]);
  expect(redactor.scan(`value=${key}`)).toHaveLength(1);
});
