import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, HEX } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

/** What URL-safe Base64 is written in. */
const WORD = `${ALPHANUMERIC}_-`;

export const secretStoreFormats: readonly SecretFormat[] = [
  {
    detector: "vault-token",
    source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    sample: (random) => `hvs.${random.text(WORD, random.integer(90, 120))}`,
    contexts: bothContexts("vault"),
  },
  {
    detector: "vault-token",
    source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    sample: (random) => `${random.pick(["hvs", "hvr"])}.${random.text(ALPHANUMERIC, 24)}`,
  },
  {
    detector: "vault-token",
    source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    sample: (random) => `hvb.AAAAAQ${random.text(WORD, random.integer(138, 220))}`,
  },
  {
    detector: "vault-legacy-token",
    source: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
    sample: (random) => `s.${random.integer(0, 9)}${random.text(ALPHANUMERIC, 23)}`,
    contexts: bothContexts("vault"),
  },
  {
    detector: "vault-unseal-key",
    source: "https://developer.hashicorp.com/vault/docs/concepts/seal",
    sample: (random) => random.text(`${ALPHANUMERIC}+/`, 44),
    contexts: (secret) => [`Unseal Key 1: ${secret}`, `VAULT_UNSEAL_KEY=${secret}`],
  },
  {
    detector: "infisical-token",
    source: "https://infisical.com/docs/documentation/platform/token",
    sample: (random) => `st.${random.text(HEX, 24)}.${random.text(HEX, 32)}.${random.text(HEX, 32)}`,
    contexts: bothContexts("infisical"),
  },
  {
    detector: "akeyless-access-key",
    source: "https://docs.akeyless.io/docs/api-key",
    sample: (random) => `${random.text(ALPHANUMERIC, 43)}=`,
    contexts: namedContexts("akeyless"),
  },
  {
    detector: "vault-secret-id",
    source: "https://developer.hashicorp.com/vault/docs/auth/approle",
    sample: uuid,
    contexts: (secret) => [
      `VAULT_SECRET_ID=${secret}`,
      `vault_secret_id = "${secret}"`,
      JSON.stringify({ vaultSecretId: secret }),
      `The vault secret id is ${secret}.`,
      `APPROLE_SECRET_ID: ${secret}`,
    ],
  },
];
