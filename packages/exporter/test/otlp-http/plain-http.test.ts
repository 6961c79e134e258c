import { expect, test } from "vitest";

import { OtlpHttpSpanExporter } from "../../src/index.ts";
import { recordDiagnostics } from "../support/diagnostics.ts";

const linesFor = (url: string): string[] => {
  const lines: string[] = [];
  const exporter = new OtlpHttpSpanExporter({ url, proxy: "none", log: (message) => void lines.push(message) });
  void exporter.shutdown();
  return lines;
};

test("plain HTTP to another machine is told at construction, once and without the query", () => {
  expect(linesFor("http://collector:4318/v1/traces?key=secret")).toEqual([
    "Export to http://collector:4318/v1/traces: plain HTTP, so spans and credentials can be read on the way",
  ]);
});

test.each(["https://collector/v1/traces", "http://localhost:4318/v1/traces", "http://127.0.0.1/", "http://[::1]/"])(
  "nothing is told of %s",
  (url) => expect(linesFor(url)).toEqual([]),
);

test("a log that throws is survived", () => {
  using diagnostics = recordDiagnostics();
  const log = (): never => {
    throw new Error("no disk");
  };
  expect(() => new OtlpHttpSpanExporter({ url: "http://collector", proxy: "none", log })).not.toThrow();
  expect(diagnostics.lines).toEqual([]);
});
