import { expect } from "vitest";

/** Matches the error about the credential `api-token`. */
export const errorWith = (code: string, problem: string): unknown =>
  expect.objectContaining({
    name: "CredentialError",
    code,
    key: "api-token",
    message: `Credential "api-token": ${problem}`,
  });
