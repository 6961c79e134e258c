import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const CAPITALS = UPPER + DIGITS;

export const projectManagementFormats: readonly SecretFormat[] = [
  {
    detector: "asana-access-token",
    source: "https://developers.asana.com/docs/personal-access-token",
    sample: (random) => `1%2F12${random.text(DIGITS, 14)}%3A${random.text(HEX, 32)}`,
    contexts: bothContexts("asana"),
  },
  {
    detector: "asana-client-id",
    source: "https://developers.asana.com/docs/oauth",
    sample: (random) => `12${random.text(DIGITS, 14)}`,
    contexts: namedContexts("asana"),
  },
  {
    detector: "asana-client-secret",
    source: "https://developers.asana.com/docs/oauth",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("asana"),
  },
  {
    detector: "asana-client-secret",
    source: "https://developers.asana.com/docs/oauth",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: namedContexts("asana"),
  },
  {
    detector: "asana-access-token",
    source: "https://developers.asana.com/docs/personal-access-token",
    sample: (random) => `1/12${random.text(DIGITS, 14)}:${random.text(HEX, 32)}`,
    contexts: bothContexts("asana"),
  },
  {
    detector: "asana-access-token",
    source: "https://developers.asana.com/docs/personal-access-token",
    sample: (random) => `2/12${random.text(DIGITS, 14)}/12${random.text(DIGITS, 14)}:${random.text(HEX, 32)}`,
    contexts: bothContexts("asana"),
  },
  {
    detector: "atlassian-api-token",
    source: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
    sample: (random) => `ATATT3xFfGF0${random.text(`${ALPHANUMERIC}_-`, 171)}=${random.text(HEX.toUpperCase(), 8)}`,
    contexts: bothContexts("jira"),
  },
  {
    detector: "atlassian-legacy-api-token",
    source: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
    sample: (random) => random.text(ALPHANUMERIC, 20) + random.text(HEX, 4),
    contexts: namedContexts("jira"),
  },
  {
    detector: "atlassian-legacy-api-token",
    source: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
    sample: (random) => random.text(LOWER + DIGITS, 20) + random.text(HEX, 4),
    contexts: namedContexts("confluence"),
  },
  {
    detector: "clickup-api-token",
    source: "https://developer.clickup.com/docs/authentication",
    sample: (random) => `pk_${random.text(DIGITS, random.integer(5, 9))}_${random.text(CAPITALS, 32)}`,
    contexts: bothContexts("clickup"),
  },
];
