import { describe, expect, test } from "vitest";

import { OtlpHttpSpanExporter, type OtlpHttpSpanExporterOptions } from "../../src/index.ts";
import { resolveOptions } from "../../src/otlp-http/options.ts";

const url = "http://localhost:4318/v1/traces";

test("defaults", () => {
  expect(resolveOptions({ url })).toEqual({
    url: new URL(url),
    headers: expect.any(Function),
    tls: { minVersion: "TLSv1.2" },
    proxy: undefined,
    compression: "gzip",
    compressionLevel: 1,
    compressIn: "pool",
    compressAboveBytes: 1024,
    timeoutMs: 10_000,
    keepAlive: true,
    maxConnections: 32,
    maxRequestBytes: 64 * 1024 * 1024,
    maxResponseBytes: 4 * 1024 * 1024,
    userAgent: expect.stringMatching(/^Sideband-OTLP-Exporter-JavaScript\/\S+$/),
    log: expect.any(Function),
  });
});

test("the url may be an object", () => {
  expect(resolveOptions({ url: new URL(url) }).url.href).toBe(url);
});

describe("a wrong option is a TypeError that says what was expected and what came", () => {
  test.each([
    [{ url: undefined }, "Expected `url` to be an http or https URL, got undefined"],
    [{ url: "" }, "Expected `url` to be an http or https URL, got a text that is none"],
    [{ url: "localhost:4318" }, 'Expected `url` to be an http or https URL, got "localhost:"'],
    [{ url: "ftp://user:secret@host" }, 'Expected `url` to be an http or https URL, got "ftp:"'],
    [
      { url: "http://user:secret@host" },
      "Expected `url` to hold no user info, got some: put credentials into `headers`",
    ],
    [{ url: "http://:secret@host" }, "Expected `url` to hold no user info, got some: put credentials into `headers`"],
    [{ url: "https://secret host" }, "Expected `url` to be an http or https URL, got a text that is none"],
    [{ headers: { a: "secret\n" } }, 'Expected `headers["a"]` to be a header value, got characters that HTTP forbids'],
    [{ headers: "a: secret" }, "Expected `headers` to be a record of strings, got string"],
    [{ headers: null }, "Expected `headers` to be a record of strings, got null"],
    [{ compression: "br" }, 'Expected `compression` to be "gzip" or "zstd" or "none", got "br"'],
    [{ compressionLevel: 0 }, "Expected `compressionLevel` to be an integer from 1 to 9, got 0"],
    [{ compressionLevel: 10 }, "Expected `compressionLevel` to be an integer from 1 to 9, got 10"],
    [
      { compression: "zstd", compressionLevel: 23 },
      "Expected `compressionLevel` to be an integer from 1 to 22, got 23",
    ],
    [{ proxy: 8080 }, 'Expected `proxy` to be "environment", "none" or a URL, got 8080'],
    [{ proxy: "" }, "Expected `proxy` to be an http or https URL, got a text that is none"],
    [{ proxy: "proxy secret" }, "Expected `proxy` to be an http or https URL, got a text that is none"],
    [{ proxy: "socks5://user:secret@proxy" }, 'Expected `proxy` to be an http or https URL, got "socks5:"'],
    [{ compressIn: "worker" as never }, 'Expected `compressIn` to be "pool" or "thread", got "worker"'],
    [{ compressAboveBytes: -1 }, "Expected `compressAboveBytes` to be an integer >= 0, got -1"],
    [{ timeoutMs: 0 }, "Expected `timeoutMs` to be an integer from 1 to 2147483647, got 0"],
    [{ timeoutMs: 2 ** 31 }, "Expected `timeoutMs` to be an integer from 1 to 2147483647, got 2147483648"],
    [{ timeoutMs: 0.5 }, "Expected `timeoutMs` to be an integer from 1 to 2147483647, got 0.5"],
    [{ timeoutMs: Number.NaN }, "Expected `timeoutMs` to be an integer from 1 to 2147483647, got NaN"],
    [{ timeoutMs: "10" }, 'Expected `timeoutMs` to be an integer from 1 to 2147483647, got "10"'],
    [{ keepAlive: "no" }, 'Expected `keepAlive` to be a boolean, got "no"'],
    [{ maxConnections: 0 }, "Expected `maxConnections` to be an integer >= 1, got 0"],
    [{ maxRequestBytes: 0 }, "Expected `maxRequestBytes` to be an integer >= 1, got 0"],
    [{ maxResponseBytes: -1 }, "Expected `maxResponseBytes` to be an integer >= 0, got -1"],
    [{ userAgent: "a\r\nb" }, 'Expected `userAgent` to be product tokens of printable ASCII, got "a\\r\\nb"'],
    [{ userAgent: 7 }, "Expected `userAgent` to be a string, got 7"],
    [{ log: console }, "Expected `log` to be a function, got an object"],
    [{ log: null }, "Expected `log` to be a function, got null"],
  ])("%j", (options, message) => {
    const construct = () => new OtlpHttpSpanExporter({ url, ...options } as OtlpHttpSpanExporterOptions);
    expect(construct).toThrow(new TypeError(message));
  });
});
