import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

const packages = new URL("../../../packages/", import.meta.url);
const require = createRequire(import.meta.url);

const specifiers = readdirSync(packages).flatMap((folder) => {
  const manifest = JSON.parse(readFileSync(new URL(`${folder}/package.json`, packages), "utf8"));
  const subpaths = Object.keys(manifest.exports).filter((subpath) => subpath !== "./package.json");
  return subpaths.map((subpath) => manifest.name + subpath.slice(1));
});

for (const specifier of specifiers) {
  void test(`import and require of ${specifier} give the same names`, async () => {
    const imported = await import(specifier);
    assert.notEqual(Object.keys(imported).length, 0);
    assert.deepEqual(Object.keys(require(specifier)), Object.keys(imported));
  });
}
