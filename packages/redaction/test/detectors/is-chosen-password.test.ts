import { expect, test } from "vitest";

import { compileDetector } from "../../src/detector/compile-detector.ts";
import { assignedSecretDetectors } from "../../src/detectors/secrets/assigned-secret.ts";
import { isChosenPassword } from "../../src/detectors/secrets/assigned/is-chosen-password.ts";
import { isWithheld } from "../../src/scan/scan-outcome.ts";
import { Scanner } from "../../src/scan/scanner.ts";

const scanner = new Scanner(assignedSecretDetectors.map(compileDetector), {
  maxTimeMs: Infinity,
  maxLength: Infinity,
  nowMs: () => 0,
});

const foundIn = (text: string): string[] => {
  const outcome = scanner.scan(text);
  return isWithheld(outcome) ? ["withheld"] : outcome.map(({ start, end }) => text.slice(start, end));
};

const CHOSEN = ["root", "horse", "let", "summer"].map((word) => `${word}passwd`.replace("horsepasswd", "correcthorse"));

test.each(CHOSEN)("letters that somebody chose can be a password: %s", (password) => {
  expect(isChosenPassword(password)).toBe(true);
  expect(foundIn(`db_password = "${password}"`)).toEqual([password]);
  expect(foundIn(JSON.stringify({ password }))).toEqual([password]);
});

test.each([
  "password",
  "changeme",
  "Passwort",
  "yourpassword",
  "required",
  "incorrect",
  "invalid",
  "boolean",
  "undefined",
  "newPassword",
  "PASSWORD",
  "placeholder",
  "encrypted",
])("what is said of a password, or stands for one, is none: %s", (word) => {
  expect(foundIn(`password = "${word}"`)).toEqual([]);
});

test("letters without quotes, or given to something else, are no password", () => {
  expect(["password = rootpasswd", "token = 'rootpasswd'"].flatMap(foundIn)).toEqual([]);
  expect(foundIn('my password, says he, "rootpasswd"')).toEqual([]);
});
