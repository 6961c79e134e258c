import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, UPPER, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

const CAPITALS = UPPER + DIGITS;

const repeated = (random: Random, times: number): string =>
  Array.from({ length: times }, () => `-${random.text(CAPITALS, 5)}`).join("");

export const passwordManagerFormats: readonly SecretFormat[] = [
  {
    detector: "1password-secret-key",
    source: "https://1passwordstatic.com/files/security/1password-white-paper.pdf",
    sample: (random) => `A3-${random.text(CAPITALS, 6)}-${random.text(CAPITALS, 11)}${repeated(random, 3)}`,
    contexts: bothContexts("1password"),
  },
  {
    detector: "1password-secret-key",
    source: "https://support.1password.com/secret-key-security/",
    sample: (random) =>
      `A3-${random.text(CAPITALS, 6)}-${random.text(CAPITALS, 6)}-${random.text(CAPITALS, 5)}${repeated(random, 3)}`,
    contexts: bothContexts("1password"),
  },
  {
    detector: "1password-service-account-token",
    source: "https://developer.1password.com/docs/service-accounts/security/",
    sample: (random) => `ops_eyJ${random.text(ALPHANUMERIC, random.integer(250, 900))}`,
    contexts: bothContexts("op service account"),
  },
  {
    detector: "bitwarden-access-token",
    source: "https://bitwarden.com/help/access-tokens/",
    sample: (random) => `0.${uuid(random)}.${random.text(ALPHANUMERIC, 30)}:${random.text(ALPHANUMERIC, 22)}==`,
    contexts: namedContexts("bws access"),
  },
  {
    detector: "doppler-token",
    source: "https://docs.doppler.com/reference/auth-token-formats",
    sample: (random) =>
      `dp.${random.pick(["pt", "ct", "sa", "said", "scim", "audit"])}.${random.text(ALPHANUMERIC, random.integer(40, 44))}`,
    contexts: bothContexts("doppler"),
  },
  {
    detector: "doppler-token",
    source: "https://docs.doppler.com/docs/service-tokens",
    sample: (random) => `dp.st.${random.pick(["dev", "prd", "stg_eu", "ci-2"])}.${random.text(ALPHANUMERIC, 43)}`,
    contexts: bothContexts("doppler"),
  },
];
