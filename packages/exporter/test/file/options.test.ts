import { join } from "node:path";

import { expect, test } from "vitest";

import { FileSpanExporter } from "../../src/file/file-span-exporter.ts";
import { resolveFileOptions } from "../../src/file/options.ts";

test("defaults", () => {
  const { log, ...rest } = resolveFileOptions({ path: "/logs/spans.jsonl" });
  expect(rest).toEqual({
    path: "/logs/spans.jsonl",
    maxFileBytes: 104_857_600,
    maxFiles: 10,
    mode: 0o600,
    fsync: false,
    timeoutMs: 10_000,
    maxRequestBytes: 67_108_864,
  });
  expect(log).toBeTypeOf("function");
});

test("the path means the same wherever the process goes", () => {
  expect(resolveFileOptions({ path: "logs/spans.jsonl" }).path).toBe(join(process.cwd(), "logs/spans.jsonl"));
});

test.each<[object, string]>([
  [{ path: "" }, 'Expected `path` to be the path of a file, got ""'],
  [{ path: "a\0b" }, 'Expected `path` to be the path of a file, got "a\\u0000b"'],
  [{ path: undefined }, "Expected `path` to be the path of a file, got undefined"],
  [{ maxFileBytes: 0 }, "Expected `maxFileBytes` to be an integer >= 1, got 0"],
  [{ maxFileBytes: -Infinity }, "Expected `maxFileBytes` to be an integer >= 1, got -Infinity"],
  [{ maxFiles: 0 }, "Expected `maxFiles` to be an integer >= 1, got 0"],
  [{ mode: 0o1000 }, "Expected `mode` to be an integer from 0 to 511, got 512"],
  [{ mode: "600" }, 'Expected `mode` to be an integer from 0 to 511, got "600"'],
  [{ fsync: "yes" }, 'Expected `fsync` to be a boolean, got "yes"'],
  [{ timeoutMs: 2 ** 31 }, "Expected `timeoutMs` to be an integer from 1 to 2147483647, got 2147483648"],
  [{ maxRequestBytes: 0 }, "Expected `maxRequestBytes` to be an integer >= 1, got 0"],
  [{ log: "stderr" }, 'Expected `log` to be a function, got "stderr"'],
])("%j is refused", (options, message) => {
  const make = () => new FileSpanExporter({ path: "spans.jsonl", ...options });
  expect(make).toThrow(new TypeError(message));
});
