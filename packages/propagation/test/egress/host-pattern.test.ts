import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parseDestination } from "../../src/egress/destination.ts";
import { HostPattern } from "../../src/egress/host-pattern.ts";

const matches = (pattern: string, host: string): boolean => {
  const destination = parseDestination(host);
  const parsed = HostPattern.parse(pattern);
  if (destination === undefined || parsed === undefined) throw new Error("neither a pattern nor a host");
  return parsed.matches(destination);
};

describe("a pattern", () => {
  test.each([
    ["api.example.com", "api.example.com"],
    ["API.example.com.", "api.Example.com"],
    ["api.example.com", "https://api.example.com:8443/v1"],
    ["api.example.com:8443", "api.example.com:8443"],
    ["api.example.com:443", "https://api.example.com"],
    ["*.example.com", "api.example.com"],
    ["*.example.com", "a.b.c.example.com"],
    ["*.example.com:443", "https://a.b.example.com"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["*.bücher.example", "a.XN--bcher-kva.example"],
    ["api.*.example.com", "api.eu-1.example.com"],
    ["api-*.example.com", "api-eu.example.com"],
    ["*-api.example.com", "eu-api.example.com"],
    ["127.0.0.1", "http://127.1:4318"],
    ["[::1]", "::1"],
    ["::1", "http://[::1]:80"],
    ["[::1]:4318", "http://[::1]:4318"],
    ["*", "anything.example"],
    ["*", "[::1]"],
    ["*:4318", "localhost:4318"],
    ["a+b.example", "a+b.example"],
  ])("%s takes %s", (pattern, host) => {
    expect(matches(pattern, host)).toBe(true);
  });

  test.each([
    ["example.com", "evil-example.com"],
    ["example.com", "example.com.evil.org"],
    ["example.com", "api.example.com"],
    ["example.com", "https://example.com@evil.org"],
    ["*.example.com", "example.com"],
    ["*.example.com", "evil-example.com"],
    ["*.example.com", "evilexample.com"],
    ["*.example.com", "api.example.com.evil.org"],
    ["*.example.com", "api.exampleXcom.org"],
    ["api.*.example.com", "api.a.b.example.com"],
    ["api.*.example.com", "api.example.com"],
    ["api-*.example.com", "api-.example.com"],
    ["api-*.example.com", "api-a.b.example.com"],
    ["api.example.com:8443", "api.example.com:443"],
    ["api.example.com:8443", "api.example.com"],
    ["*:4318", "localhost"],
    ["127.0.0.1", "127.0.0.2"],
    ["127.0.0.1", "::ffff:127.0.0.1"],
    ["[::1]", "[::2]"],
    ["a+b.example", "aab.example"],
  ])("%s does not take %s", (pattern, host) => {
    expect(matches(pattern, host)).toBe(false);
  });

  test.each([
    "",
    "*.",
    "**",
    "*.*x*.example.com",
    "*ü.example",
    "*.0.0.1",
    "[::*]",
    "https://example.com",
    "example.com/v1",
    "user@example.com",
    "example.com:",
    "example.com:99999",
    "example.com:*",
    "exa mple.com",
    "example.com?",
    undefined,
    null,
    7,
    /example/,
  ])("%s is none", (text) => {
    expect(HostPattern.parse(text)).toBeUndefined();
  });
});

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const domain = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join("."));

test("a domain's pattern takes what ends in a dot and the domain, and nothing else", () => {
  fc.assert(
    fc.property(domain, fc.oneof(label, domain), fc.constantFrom(".", "-", ""), (base, other, joint) => {
      const host = `${other}${joint}${base}`;
      expect(matches(`*.${base}`, host)).toBe(host.endsWith(`.${base}`));
      expect(matches(base, host)).toBe(false);
      expect(matches(`*.${base}`, `${base}.${other}`)).toBe(`${base}.${other}`.endsWith(`.${base}`));
    }),
  );
});

test("no text throws, and what is a pattern without a star takes itself", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.domain(), fc.ipV6(), fc.ipV4()), (text) => {
      const pattern = HostPattern.parse(text);
      const host = parseDestination(text);
      if (pattern && host && !text.includes("*")) expect(pattern.matches(host)).toBe(true);
    }),
  );
});
