import { expect, test } from "vitest";

import { compileDetector } from "../../src/detector/compile-detector.ts";
import { packageRegistryDetectors } from "../../src/detectors/secrets/package-registries.ts";
import { Scanner } from "../../src/scan/scanner.ts";

const scanner = new Scanner(
  packageRegistryDetectors
    .filter(({ name }) => name === "nuget-config-password")
    .map((detector) => compileDetector(detector)),
  { maxTimeMs: Infinity, maxLength: Infinity, nowMs: () => 0 },
);

const setting = (value: string): string => `<add key="ClearTextPassword" value="${value}" />`;

test.each(["33f!!lloppa", "hal+9ooo_da!sY"])("%s, of the documentation, is nobody's password", (password) => {
  expect(scanner.scan(setting(password))).toStrictEqual([]);
});

test.each(["TestSource%Password%", "CleartextPassword1", "It is & a sentence"])("%s is a password", (password) => {
  expect(scanner.scan(setting(password))).toMatchObject([{ start: 36, end: 36 + password.length }]);
});

test("nor is a variable of the environment, however it is spelled", () => {
  expect(scanner.scan(setting("%NUGET_PASSWORD%"))).toStrictEqual([]);
});
