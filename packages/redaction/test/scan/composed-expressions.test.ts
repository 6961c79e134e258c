import { expect, test } from "vitest";

import { vetExpression } from "../../src/expression/vet-expression.ts";
import { LONE_VALUE } from "../../src/scan/lone-value.ts";
import { NESTED_ASSIGNMENT } from "../../src/scan/nested-assignment.ts";
import { OTHER_ATTRIBUTES, OWN_ATTRIBUTES, VALUE_BESIDE } from "../../src/scan/value-beside.ts";

// Those that are put together are in no source as a whole.
test.each([NESTED_ASSIGNMENT, VALUE_BESIDE, OTHER_ATTRIBUTES, OWN_ATTRIBUTES, new RegExp(LONE_VALUE, "y")])(
  "%s is bounded, and backtracks little",
  (expression) => {
    expect(() => vetExpression(expression)).not.toThrow();
  },
);
