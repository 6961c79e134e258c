import { expect, test } from "vitest";

import { canBeginWith } from "../../src/expression/can-begin-with.ts";
import { parseExpression } from "../../src/expression/parse-expression.ts";

test.each([
  [/sk-(?:proj|live)-\w{20}/, "sk-live-", true],
  [/sk-(?:proj|live)-\w{20}/, "sk-test-", false],
  [/sk-(?:proj|live)-\w{20}/, "SK-", true],
  [/AKIA[A-Z]{16}/, "akia", true],
  [/sk-/, "sk-longer", true],
  [/sk-/, "sq-longer", false],
  [/[a-f]{0,4}x/, "x", true],
  [/[a-f]{0,4}x/, "abcdx", true],
  [/[a-f]{0,4}x/, "abcdex", false],
  [/(?:ab){2,3}c/, "ababc", true],
  [/(?:ab){2,3}c/, "abc", false],
  [/(?:ab){2,3}c/, "ababababc", false],
  [/(?<name>a)b{30}c/, "ab", true],
  [/(?=x)a\b/, "a", true],
  [/[a-z]{4}_/, "_abc", false],
])("%s and %s: %s", (expression, beginning, possible) => {
  expect(canBeginWith(parseExpression(expression), beginning)).toBe(possible);
});
