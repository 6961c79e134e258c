import { afterEach, beforeEach, vi } from "vitest";

/** Takes the OpenTelemetry variables of whoever runs the tests out of the way. */
export const cleanEnvironment = (): void => {
  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (name.startsWith("OTEL_")) vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
};
