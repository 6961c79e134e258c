import { expect, test } from "vitest";

import { isLocalHost } from "../../src/otlp-http/is-local-host.ts";

test.each([
  ["http://localhost:4318", true],
  ["http://LOCALHOST.", true],
  ["http://collector.localhost", true],
  ["http://127.0.0.1", true],
  ["http://127.1", true],
  ["http://127.255.255.254:1", true],
  ["http://[::1]:4318", true],
  ["http://[0:0:0:0:0:0:0:1]", true],
  ["http://localhost.example.com", false],
  ["http://notlocalhost", false],
  ["http://127.0.0.1.example.com", false],
  ["http://128.0.0.1", false],
  ["http://0.0.0.0", false],
  ["http://[::2]", false],
  ["http://collector", false],
])("%s: %s", (url, expected) => {
  expect(isLocalHost(new URL(url).hostname)).toBe(expected);
});
