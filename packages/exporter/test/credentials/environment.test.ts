import { afterEach, describe, expect, test, vi } from "vitest";

import { CredentialResolver } from "../../src/credentials/credential-resolver.ts";
import { makeResolver } from "./support/make-resolver.ts";

const KEY = "api-token";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the environment", () => {
  test("comes first, under the key in capitals with `-` as `_`", async () => {
    const { credentials, store } = makeResolver({ env: { OTLP_API_TOKEN: "from env" } });
    expect(await credentials.get(KEY)).toBe("from env");
    expect(await credentials.get("API_token")).toBe("from env");
    expect(store.calls).toEqual([]);
  });

  test.each([
    ["another prefix", { OTHER_API_TOKEN: "x", API_TOKEN: "x", OTLPAPI_TOKEN: "x" }],
    ["an empty value", { OTLP_API_TOKEN: "" }],
    ["nothing but a line end", { OTLP_API_TOKEN: "\n" }],
    ["a variable that is not set", { OTLP_API_TOKEN: undefined }],
  ])("has no say with %s", async (_, env) => {
    const { credentials, store } = makeResolver({ env });
    const got = credentials.get(KEY);
    store.last.resolve({ value: "from store" });
    expect(await got).toBe("from store");
  });

  test("is not read beyond the prefix", async () => {
    const env = {
      OTLP_API_TOKEN: "from env",
      get AWS_SECRET_ACCESS_KEY(): never {
        throw new Error("read");
      },
    };
    expect(await makeResolver({ env }).credentials.get(KEY)).toBe("from env");
  });

  test("has no say without a prefix", async () => {
    vi.stubEnv("undefined_API_TOKEN", "from env");
    vi.stubEnv("UNDEFINED_API_TOKEN", "from env");
    const credentials = new CredentialResolver({ store: { get: async () => ({ value: "from store" }) } });
    expect(await credentials.get(KEY)).toBe("from store");
  });

  test("is that of the process by default, as it was at construction", async () => {
    vi.stubEnv("OTLP_API_TOKEN", "early\r\n");
    const credentials = new CredentialResolver({ envPrefix: "otlp" });
    vi.stubEnv("OTLP_API_TOKEN", "late");
    vi.stubEnv("OTLP_OTHER", "late");
    expect(await credentials.get(KEY)).toBe("early");
    await expect(credentials.get("other")).rejects.toThrow(
      'Credential "other": OTLP_OTHER is not set, and there is no store',
    );
  });

  test("cannot be renewed", async () => {
    const { credentials, store } = makeResolver({ env: { OTLP_API_TOKEN: "from env" } });
    expect(await credentials.renew(KEY)).toBe(false);
    expect(await credentials.renew(KEY, "another")).toBe(false);
    expect(store.calls).toEqual([]);
    expect(await new CredentialResolver({ envPrefix: "OTLP", env: {} }).renew(KEY)).toBe(false);
  });
});
