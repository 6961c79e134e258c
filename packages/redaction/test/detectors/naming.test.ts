import { expect, test } from "vitest";

import { personalDataDetectors } from "../../src/detectors/personal-data-detectors.ts";
import { secretDetectors } from "../../src/detectors/secret-detectors.ts";

const all = [...secretDetectors, ...personalDataDetectors];

test("names are in kebab case, and nobody's twice", () => {
  const names = all.map(({ name }) => name);
  expect(names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test("labels are in capitals, and say nothing twice", () => {
  expect(all.map(({ label }) => label).filter((label) => !/^[A-Z0-9]+(?:_[A-Z0-9]+)*$/.test(label))).toEqual([]);
  expect(all.map(({ label }) => label)).not.toContain("JWT_TOKEN");
});

test("what is about persons says so, and shares no label with a secret", () => {
  expect(personalDataDetectors.map(({ kind }) => kind)).toEqual(personalDataDetectors.map(() => "personal"));
  expect(secretDetectors.filter(({ kind }) => kind === "personal")).toEqual([]);
  const secretLabels = new Set(secretDetectors.map(({ label }) => label));
  expect(personalDataDetectors.filter(({ label }) => secretLabels.has(label))).toEqual([]);
});

test("nobody can change what all redactors share", () => {
  expect([secretDetectors, personalDataDetectors].every(Object.isFrozen)).toBe(true);
  expect(all.filter((detector) => !Object.isFrozen(detector) || !Object.isFrozen(detector.keywords))).toEqual([]);
});
