import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const CAPITALS = UPPER + DIGITS;

export const dataPlatformFormats: readonly SecretFormat[] = [
  {
    detector: "airtable-oauth-token",
    source: "https://airtable.com/developers/web/api/oauth-reference",
    sample: (random) => `oaa${random.text(ALPHANUMERIC, 14)}.v1.${random.text(ALPHANUMERIC, random.integer(60, 400))}`,
    contexts: bothContexts("airtable"),
  },
  {
    detector: "cockroachdb-api-key",
    source: "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access",
    sample: (random) => `CCDB1_${random.text(ALPHANUMERIC, 22)}_${random.text(ALPHANUMERIC, 40)}`,
    contexts: bothContexts("cockroach"),
  },
  {
    detector: "datastax-token",
    source: "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html",
    sample: (random) => `AstraCS:${random.text(UPPER + LOWER, 24)}:${random.text(HEX, 64)}`,
    contexts: bothContexts("astra"),
  },
  {
    detector: "elastic-cloud-api-key",
    source: "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys",
    sample: (random) => `essu_${random.text(ALPHANUMERIC, 82)}==`,
    contexts: bothContexts("ec"),
  },
  {
    detector: "airtable-api-key",
    source: "https://airtable.com/developers/web/api/authentication",
    sample: (random) => `key${random.text(ALPHANUMERIC, 14)}`,
    contexts: namedContexts("airtable"),
  },
  {
    detector: "airtable-api-key",
    source: "https://airtable.com/developers/web/api/authentication",
    sample: (random) => random.text(LOWER + DIGITS, 17),
    contexts: namedContexts("airtable"),
  },
  {
    detector: "airtable-access-token",
    source: "https://airtable.com/developers/web/guides/personal-access-tokens",
    sample: (random) => `pat${random.text(ALPHANUMERIC, 14)}.${random.text(HEX, 64)}`,
    contexts: bothContexts("airtable"),
  },
  {
    detector: "aiven-password",
    source: "https://aiven.io/docs/products/kafka",
    sample: (random) => `AVNS_${random.text(`${ALPHANUMERIC}_-`, 19)}`,
    contexts: bothContexts("aiven"),
  },
  {
    detector: "algolia-api-key",
    source: "https://www.algolia.com/doc/guides/security/api-keys/",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("algolia"),
  },
  {
    detector: "apify-token",
    source: "https://docs.apify.com/platform/integrations/api",
    sample: (random) => `apify_api_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("apify"),
  },
  {
    detector: "confluent-access-token",
    source:
      "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html",
    sample: (random) => random.text(CAPITALS, 16),
    contexts: namedContexts("confluent"),
  },
  {
    detector: "confluent-access-token",
    source:
      "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html",
    sample: (random) => random.text(LOWER + DIGITS, 16),
    contexts: namedContexts("confluent"),
  },
  {
    detector: "confluent-secret-key",
    source:
      "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html",
    sample: (random) => random.text(ALPHANUMERIC, 64),
    contexts: namedContexts("confluent"),
  },
  {
    detector: "confluent-api-secret",
    source: "https://docs.confluent.io/cloud/current/client-apps/api-keys.html",
    sample: (random) => `cflt${random.text(`${ALPHANUMERIC}+/`, 60)}`,
    contexts: bothContexts("kafka"),
  },
];
