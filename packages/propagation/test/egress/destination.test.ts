import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parseDestination } from "../../src/egress/destination.ts";

const hostOf = (text: unknown): string | undefined => parseDestination(text)?.hostname;

describe("a host", () => {
  test.each([
    ["api.example.com", "api.example.com"],
    ["API.Example.COM", "api.example.com"],
    ["api.example.com.", "api.example.com"],
    ["api.example.com...", "api.example.com"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["XN--BCHER-KVA.example", "xn--bcher-kva.example"],
    ["ａｐｉ.example。com", "api.example.com"],
    ["api%2Eexample.com", "api.example.com"],
    ["under_score.example", "under_score.example"],
    ["127.0.0.1", "127.0.0.1"],
    ["127.1", "127.0.0.1"],
    ["0x7f.0.0.1", "127.0.0.1"],
    ["2130706433", "127.0.0.1"],
    ["::1", "[::1]"],
    ["[::1]", "[::1]"],
    ["0:0:0:0:0:0:0:1", "[::1]"],
    ["FE80::1%eth0", "[fe80::1]"],
    ["[fe80::1%25eth0]", "[fe80::1]"],
  ])("%s is %s", (text, host) => {
    expect(hostOf(text)).toBe(host);
  });

  test.each([
    "",
    ".",
    ":443",
    "api.example.com:",
    "api.example.com:http",
    "api.example.com:123456",
    "allowed.example@evil.example",
    "allowed.example/evil.example",
    "allowed.example\\evil.example",
    "allowed.example?evil.example",
    "allowed.example#.evil.example",
    "allowed.example\n.evil.example",
    " allowed.example",
    "allowed.example\0",
    "a b",
    "a%00b",
    "a%2Fb",
    "a:b:c",
    "[::1",
    "[::1]x",
    "999.0.0.1",
    "/var/run/docker.sock",
    "x".repeat(8193),
    undefined,
    null,
    7,
    {},
  ])("%j is none", (text) => {
    expect(parseDestination(text)).toBeUndefined();
  });
});

describe("a URL", () => {
  test.each([
    ["https://api.example.com/v1?x=y#z", "api.example.com", 443],
    ["http://api.example.com", "api.example.com", 80],
    ["HTTPS://API.EXAMPLE.COM:8443", "api.example.com", 8443],
    ["https://allowed.example@evil.example/", "evil.example", 443],
    ["https://allowed.example:x@evil.example:1/", "evil.example", 1],
    ["https://evil.example\\@allowed.example", "evil.example", 443],
    ["https://evil.example/https://allowed.example", "evil.example", 443],
    ["https://ev\til.exam\nple/", "evil.example", 443],
    ["https://[2001:db8::1]:8443/", "[2001:db8::1]", 8443],
    ["https://2130706433/", "127.0.0.1", 443],
    ["wss://api.example.com/", "api.example.com", 443],
    ["amqp://user:secret@Broker.Internal:5672/vhost", "broker.internal", 5672],
    ["kafka://Bücher.example", "xn--bcher-kva.example", undefined],
  ])("%s goes to %s, port %s", (text, hostname, port) => {
    expect(parseDestination(text)).toStrictEqual({ hostname, port });
  });

  test.each(["https://", "https:///", "https://a b/", "https://[::1/", "http://a:b:c", "unix:///var/run/x.sock"])(
    "%s goes nowhere",
    (text) => {
      expect(parseDestination(text)).toBeUndefined();
    },
  );
});

test("a port of its own wins over the one that goes without saying", () => {
  expect(parseDestination("example.com", 443)).toStrictEqual({ hostname: "example.com", port: 443 });
  expect(parseDestination("example.com:80", 443)).toStrictEqual({ hostname: "example.com", port: 80 });
  expect(parseDestination("[::1]:80", 443)).toStrictEqual({ hostname: "[::1]", port: 80 });
  expect(parseDestination("::1", 443)).toStrictEqual({ hostname: "[::1]", port: 443 });
});

test("no text throws, and the spelling of a spelling is itself", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.webUrl(), fc.domain(), fc.ipV6(), fc.ipV4Extended()),
      (text) => {
        const host = hostOf(text);
        if (host !== undefined) expect(hostOf(host)).toBe(host);
      },
    ),
  );
});

test("what fetch is given goes where the URL says", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      expect(hostOf(url)).toBe(new URL(url).hostname);
    }),
  );
});
