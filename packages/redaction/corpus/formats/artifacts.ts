import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const artifactFormats: readonly SecretFormat[] = [
  {
    detector: "artifactory-api-key",
    source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key",
    sample: (random) => `AKCp${random.text(ALPHANUMERIC, 69)}`,
    contexts: bothContexts("registry"),
  },
  {
    detector: "artifactory-reference-token",
    source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/reference-tokens",
    sample: (random) => `cmVmdGtuOjAxOj${random.text(ALPHANUMERIC, 50)}`,
    contexts: bothContexts("registry"),
  },
  {
    detector: "clojars-api-token",
    source: "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
    sample: (random) => `CLOJARS_${random.text(HEX, 60)}`,
    contexts: bothContexts("deploy"),
  },
  {
    detector: "clojars-api-token",
    source: "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
    sample: (random) => `CLOJARS_${random.text(LOWER + DIGITS, 60)}`,
    contexts: bothContexts("clojars"),
  },
  {
    detector: "jfrog-api-key",
    source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key",
    sample: (random) => random.text(ALPHANUMERIC, 73),
    contexts: namedContexts("jfrog"),
  },
  {
    detector: "jfrog-identity-token",
    source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/identity-tokens",
    sample: (random) => random.text(ALPHANUMERIC, 64),
    contexts: namedContexts("artifactory"),
  },
  {
    detector: "jfrog-identity-token",
    source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/identity-tokens",
    sample: (random) => random.text(LOWER + DIGITS, 64),
    contexts: namedContexts("bintray"),
  },
];
