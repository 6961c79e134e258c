import { CredentialResolver } from "../../src/credentials/credential-resolver.ts";
import type { CredentialStore } from "../../src/credentials/credential-store.ts";
import { FileCredentialStore } from "../../src/credentials/file-credential-store.ts";
import type { RenewableHeaders } from "../../src/credentials/renewable-headers.ts";

new FileCredentialStore({ directory: "/run/secrets" }) satisfies CredentialStore;
new FileCredentialStore({ files: { "api-token": "/run/token" } }) satisfies CredentialStore;
({ get: () => Promise.resolve({ value: "x" }) }) satisfies CredentialStore;
({ get: async () => ({ value: "x", expiresAtMs: 1 }) }) satisfies CredentialStore;
({ get: async () => undefined }) satisfies CredentialStore;
new CredentialResolver({ envPrefix: "OTLP" }).headers({ a: "{b}" }) satisfies RenewableHeaders;
({ get: async () => ({ a: "b" }), renew: async () => false }) satisfies RenewableHeaders;

export const wrong: readonly unknown[] = [
  // @ts-expect-error -- either the one or the other
  new FileCredentialStore({ directory: "/run/secrets", files: {} }),
  // @ts-expect-error -- and one of them
  new FileCredentialStore({}),
  // @ts-expect-error -- the value alone has no place for its expiry
  { get: async () => "x" } satisfies CredentialStore,
  // @ts-expect-error -- milliseconds, not a date
  { get: async () => ({ value: "x", expiresAtMs: new Date() }) } satisfies CredentialStore,
];
