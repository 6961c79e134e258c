import { expect, test } from "vitest";

import { serverName } from "../../src/otlp-http/server-name.ts";

test.each([
  ["https://receiver.test:4318/v1/traces", "receiver.test"],
  ["https://localhost", "localhost"],
  ["https://192.0.2.1:4318", ""],
  ["https://[2001:db8::1]:4318", ""],
])("of %s is %j", (url, expected) => {
  expect(serverName(new URL(url))).toBe(expected);
});
