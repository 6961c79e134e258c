import { expect, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";

const { attributes } = createRedactor();

test.each([
  ["run --password x1 --token hello -v", "run --password [REDACTED] --token [REDACTED] -v"],
  [`run --api-key="a b" --client-secret 'c d'`, `run --api-key="[REDACTED]" --client-secret '[REDACTED]'`],
  ["run --password --verbose --max-tokens 5", "run --password --verbose --max-tokens 5"],
])("a command line keeps no value of an option that says it is a secret: %s", (dirty, clean) => {
  expect(attributes({ "process.command_line": dirty })).toEqual({ "process.command_line": clean });
  expect(attributes({ "process.command_line": clean })).toEqual({ "process.command_line": clean });
});
