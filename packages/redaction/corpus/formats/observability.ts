import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

const BASE_32 = `${UPPER}234567`;

export const observabilityFormats: readonly SecretFormat[] = [
  {
    detector: "datadog-prefixed-key",
    source: "https://docs.datadoghq.com/account_management/api-app-keys/",
    sample: (random) => `${random.pick(["ddapp", "ddpat"])}_${random.text(ALPHANUMERIC, 34)}`,
    contexts: bothContexts("datadog"),
  },
  {
    detector: "axiom-token",
    source: "https://axiom.co/docs/reference/tokens",
    sample: (random) => `${random.pick(["xaat", "xapt", "xait"])}-${uuid(random)}`,
    contexts: bothContexts("axiom"),
  },
  {
    detector: "datadog-access-token",
    source: "https://docs.datadoghq.com/account_management/api-app-keys/",
    sample: (random) => random.text(LOWER + DIGITS, 40),
    contexts: namedContexts("datadog"),
  },
  {
    detector: "datadog-access-token",
    source: "https://docs.datadoghq.com/account_management/api-app-keys/",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("dd app key"),
  },
  {
    detector: "datadog-api-key",
    source: "https://docs.datadoghq.com/account_management/api-app-keys/",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("dd api key"),
  },
  {
    detector: "dynatrace-token",
    source: "https://docs.dynatrace.com/docs/shortlink/token",
    sample: (random) =>
      `${random.pick(["dt0c01", "dt0s01", "dt0s02", "dt0s08", "dt0s16"])}.${random.text(BASE_32, 24)}.${random.text(BASE_32, 64)}`,
    contexts: bothContexts("dynatrace"),
  },
  {
    detector: "grafana-api-key",
    source: "https://grafana.com/docs/grafana/latest/administration/api-keys/",
    sample: (random) => `eyJrIjoi${random.text(ALPHANUMERIC, random.integer(70, 140))}`,
    contexts: bothContexts("grafana"),
  },
  {
    detector: "grafana-cloud-token",
    source: "https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/",
    sample: (random) =>
      `glc_${random.text(`${ALPHANUMERIC}+/`, random.integer(32, 200))}${random.pick(["", "=", "=="])}`,
    contexts: bothContexts("grafana"),
  },
  {
    detector: "grafana-service-account-token",
    source: "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
    sample: (random) => `glsa_${random.text(ALPHANUMERIC, 32)}_${random.text(HEX, 8)}`,
    contexts: bothContexts("grafana"),
  },
  {
    detector: "honeycomb-key",
    source: "https://docs.honeycomb.io/get-started/configure/environments/manage-api-keys/",
    sample: (random) => `hcaik_${random.text(LOWER + DIGITS, 58)}`,
    contexts: bothContexts("honeycomb"),
  },
];
