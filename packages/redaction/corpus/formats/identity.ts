import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

/** What URL-safe Base64 is written in. */
const WORD = `${ALPHANUMERIC}_-`;

export const identityFormats: readonly SecretFormat[] = [
  {
    detector: "okta-api-token",
    source: "https://developer.okta.com/docs/guides/create-an-api-token/main/",
    sample: (random) => `00${random.text(WORD, 39)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: namedContexts("okta"),
  },
  {
    detector: "okta-ssws-token",
    source: "https://developer.okta.com/docs/reference/core-okta-api/#authentication",
    sample: (random) => `00${random.text(WORD, 39)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: (secret) => [
      `Authorization: SSWS ${secret}`,
      `curl -H "Authorization: SSWS ${secret}" https://example.com`,
    ],
  },
  {
    detector: "okta-client-secret",
    source: "https://developer.okta.com/docs/guides/client-secret-rotation-key/main/",
    sample: (random) => `${random.text(WORD, 63)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: namedContexts("okta"),
  },
  {
    detector: "auth0-client-secret",
    source: "https://auth0.com/docs/get-started/applications/application-settings",
    sample: (random) => `${random.text(WORD, 63)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: namedContexts("auth0"),
  },
  {
    detector: "ory-token",
    source: "https://www.ory.sh/docs/concepts/personal-access-token",
    sample: (random) => `${random.pick(["ory_pat", "ory_st"])}_${random.text(ALPHANUMERIC, 32)}`,
    contexts: bothContexts("ory"),
  },
  {
    detector: "stytch-secret",
    source: "https://stytch.com/docs/api/authentication",
    sample: (random) => `secret-${random.pick(["live", "test"])}-${random.text(WORD, 36)}=`,
  },
];
