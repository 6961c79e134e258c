import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { markdownTable } from "../../corpus/measuring/markdown-table.ts";
import { replacedBetweenMarkers } from "../../corpus/measuring/replace-between-markers.ts";
import { personalDataDetectors } from "../../src/detectors/personal-data-detectors.ts";
import { secretDetectors } from "../../src/detectors/secret-detectors.ts";

const detectors = [...secretDetectors, ...personalDataDetectors];

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

test("the table of detectors has all of them, by their labels", () => {
  const rows = read("../../README.md").matchAll(/^\| `([a-z0-9-]+)` +\| `\[(\w+)\]`/gm);
  expect([...rows].map(([, name, label]) => [name, label])).toEqual(detectors.map(({ name, label }) => [name, label]));
});

test("the detectors that the README names exist", () => {
  const named = ["email", "card-number", "ip-address", "mac-address", "url-password"];
  const document = read("../../README.md");
  expect(named.filter((name) => !document.includes(name))).toEqual([]);
  expect(named.filter((known) => !detectors.some(({ name }) => name === known))).toEqual([]);
});

test("what is measured stands between the markers, and nothing else changes", () => {
  const document = "# Title\n\n<!-- measured: begin -->\n\nold\n\n<!-- measured: end -->\n\nrest\n";
  const changed = replacedBetweenMarkers(document, "new");
  expect(changed).toBe("# Title\n\n<!-- measured: begin -->\n\nnew\n\n<!-- measured: end -->\n\nrest\n");
  expect(replacedBetweenMarkers(changed, "new")).toBe(changed);
  expect(() => replacedBetweenMarkers("# Title\n", "new")).toThrow("<!-- measured: begin -->");
});

test("tables are as wide as their widest cells", () => {
  const table = markdownTable([{ title: "name" }, { title: "n", isNumber: true }], [["longer", "10"]]);
  expect(table).toBe("| name   |   n |\n| ------ | --: |\n| longer |  10 |");
});
