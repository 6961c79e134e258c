import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

export const workManagementFormats: readonly SecretFormat[] = [
  {
    detector: "linear-api-key",
    source: "https://linear.app/developers/graphql",
    sample: (random) => `lin_${random.pick(["api", "oauth", "wh"])}_${random.text(ALPHANUMERIC, 40)}`,
    contexts: bothContexts("linear"),
  },
  {
    detector: "linear-client-secret",
    source: "https://linear.app/developers/oauth-2-0-authentication",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("linear"),
  },
  {
    detector: "notion-token",
    source: "https://developers.notion.com/reference/authentication",
    sample: (random) => `ntn_${random.text(DIGITS, 11)}${random.text(ALPHANUMERIC, 35)}`,
    contexts: bothContexts("notion"),
  },
  {
    detector: "notion-legacy-token",
    source: "https://developers.notion.com/reference/authentication",
    sample: (random) => `secret_${random.text(ALPHANUMERIC, 43)}`,
    contexts: bothContexts("notion"),
  },
  {
    detector: "figma-secret",
    source: "https://www.figma.com/developers/api#access-tokens",
    sample: (random) => `${random.integer(10_000, 999_999)}-${uuid(random)}`,
    contexts: namedContexts("figma"),
  },
  {
    detector: "trello-secret",
    source: "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("trello"),
  },
  {
    detector: "trello-secret",
    source: "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/",
    sample: (random) => random.text(HEX, 64),
    contexts: namedContexts("trello"),
  },
  {
    detector: "trello-token",
    source: "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/",
    sample: (random) => `ATTA${random.text(HEX, 64)}${random.text(DIGITS + "ABCDEF", 8)}`,
    contexts: bothContexts("trello"),
  },
  {
    detector: "zendesk-secret",
    source: "https://developer.zendesk.com/api-reference/introduction/security-and-auth/",
    sample: (random) => random.text(ALPHANUMERIC, 40),
    contexts: namedContexts("zendesk"),
  },
  {
    detector: "typeform-token",
    source: "https://www.typeform.com/developers/get-started/personal-access-token/",
    sample: (random) => `tfp_${random.text(ALPHANUMERIC, 40)}_${random.text(ALPHANUMERIC, 18)}`,
    contexts: bothContexts("typeform"),
  },
];
