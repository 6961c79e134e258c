import * as incubating from "@opentelemetry/semantic-conventions/incubating";
import * as stable from "@opentelemetry/semantic-conventions";
import * as semconv from "@sideband/semconv";
import { expect, test } from "vitest";

import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import { redactAttributes } from "../../src/value/redact-attributes.ts";
import { redactionOf } from "../value/support.ts";

const attributesOf = (module: object): string[] =>
  Object.entries(module).flatMap(([name, value]) =>
    name.startsWith("ATTR_") && typeof value === "string" ? [value] : [],
  );

const keys = [
  ...new Set([
    ...attributesOf(stable),
    ...attributesOf(incubating),
    ...attributesOf(semconv),
    ...Object.keys(semconv.ATTRIBUTES),
  ]),
];

/** Of instances of templates anything can be the last part. */
const templates = Object.entries(incubating).flatMap(([name, value]) =>
  name.startsWith("ATTR_") && typeof value === "function" ? [value] : [],
);

test("the conventions' own keys are never touched, nor are their values for their names", () => {
  const redaction = redactionOf({ detectors: builtInDetectors() });
  expect(keys.length).toBeGreaterThan(900);
  for (const key of keys) expect(redaction.keys.facts(key)).toMatchObject({ key, sensitive: false });
  expect(redaction.record.replacedBy).toEqual({});
});

test("the conventions' own values are never touched", () => {
  const redaction = redactionOf({ detectors: builtInDetectors() });
  const values = [stable, incubating].flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) =>
      /_VALUE_/.test(name) && typeof value === "string" ? [value] : [],
    ),
  );
  expect(values.length).toBeGreaterThan(500);
  for (const value of values) {
    const attributes = { "gen_ai.provider.name": value, other: value, list: [value] };
    expect(redactAttributes(redaction, attributes, "attribute")).toEqual(attributes);
  }
});

test("what stands behind a template decides for itself", () => {
  const redaction = redactionOf();
  expect(templates.length).toBeGreaterThan(30);
  for (const template of templates) {
    for (const key of ["authorization", "x-api-key", "password", "cookie"])
      expect(redaction.keys.facts(template(key)).sensitive).toBe(true);
    for (const key of ["content-type", "user-agent", "app", "user"])
      expect(redaction.keys.facts(template(key)).sensitive).toBe(false);
  }
});
