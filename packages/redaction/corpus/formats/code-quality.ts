import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, HEX } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

/** What URL-safe Base64 is written in. */
const WORD = `${ALPHANUMERIC}_-`;

export const codeQualityFormats: readonly SecretFormat[] = [
  {
    detector: "snyk-token",
    source: "https://docs.snyk.io/snyk-api/authentication-for-api",
    sample: (random) => uuid(random),
    contexts: namedContexts("snyk"),
  },
  {
    detector: "snyk-access-token",
    source: "https://docs.snyk.io/implementation-and-setup/enterprise-setup/service-accounts",
    sample: (random) =>
      `snyk_${random.pick(["uat", "sat"])}.${random.text(HEX, 8)}.${random.text(WORD, 22)}.${random.text(WORD, 27)}`,
    contexts: bothContexts("snyk"),
  },
  {
    detector: "sonar-token",
    source: "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens",
    sample: (random) => `${random.pick(["squ", "sqp", "sqa"])}_${random.text(HEX, 40)}`,
    contexts: bothContexts("sonar"),
  },
  {
    detector: "sonar-secret",
    source: "https://docs.sonarsource.com/sonarqube-cloud/managing-your-account/managing-tokens/",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("sonar"),
  },
];
