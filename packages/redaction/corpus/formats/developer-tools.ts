import { bothContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const developerToolFormats: readonly SecretFormat[] = [
  {
    detector: "authress-access-key",
    source: "https://authress.io/knowledge-base/docs/authorization/service-clients/secrets-scanning/",
    sample: (random) =>
      `${random.pick(["sc", "ext", "scauth", "authress"])}_${random.text(LOWER + DIGITS, 10)}.${random.text(LOWER + DIGITS, 4)}.acc${random.pick(["_", "-"])}${random.text(LOWER + DIGITS, 10)}.${random.text(`${ALPHANUMERIC}_-`, 39)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: bothContexts("authress"),
  },
  {
    detector: "figma-token",
    source: "https://www.figma.com/developers/api",
    sample: (random) =>
      `${random.pick(["figd", "figu", "figo", "figdr", "figuh", "figor"])}_${random.text(`${ALPHANUMERIC}_-`, 40)}`,
    contexts: bothContexts("figma"),
  },
  {
    detector: "hashicorp-terraform-token",
    source: "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
    sample: (random) => `${random.text(ALPHANUMERIC, 14)}.atlasv1.${random.text(ALPHANUMERIC, random.integer(60, 70))}`,
    contexts: bothContexts("terraform"),
  },
  {
    detector: "hashicorp-terraform-password",
    source: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server",
    sample: (random) => random.text(`${ALPHANUMERIC}_-=`, random.integer(8, 20)),
    contexts: (secret) => [
      `administrator_login_password = "${secret}"`,
      `  administrator_login          = "admin"\n  administrator_login_password = "${secret}"\n`,
      JSON.stringify({ administrator_login_password: secret }),
      JSON.stringify({ code: `administrator_login_password="${secret}"` }),
    ],
  },
  {
    detector: "infracost-api-token",
    source: "https://www.infracost.io/docs/infracost_cloud/get_started/",
    sample: (random) => `ico-${random.text(ALPHANUMERIC, random.pick([32, 43]))}`,
    contexts: bothContexts("infracost"),
  },
  {
    detector: "intra42-client-secret",
    source: "https://api.intra.42.fr/apidoc",
    sample: (random) => `s-s4t2${random.pick(["ud", "af"])}-${random.text(HEX, 64)}`,
    contexts: bothContexts("client"),
  },
];
