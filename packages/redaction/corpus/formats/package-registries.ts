import { addressedContexts } from "../addressed-contexts.ts";
import { bothContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

/** What URL-safe Base64 is written in. */
const WORD = `${ALPHANUMERIC}_-`;

export const packageRegistryFormats: readonly SecretFormat[] = [
  {
    detector: "npm-access-token",
    source: "https://docs.npmjs.com/about-access-tokens",
    sample: (random) => `npm_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("npm"),
  },
  {
    detector: "npm-config-token",
    source: "https://docs.npmjs.com/cli/v11/configuring-npm/npmrc#auth-related-configuration",
    sample: (random) => uuid(random),
    contexts: (secret) => [
      `//registry.npmjs.org/:_authToken=${secret}`,
      `npm config set //registry.example.com/:_authToken "${secret}"`,
      `_auth=${secret}\nemail=x`,
    ],
  },
  {
    detector: "pypi-token",
    source: "https://pypi.org/help/#apitoken",
    sample: (random) => `pypi-AgEIcHlwaS5vcmcCJ${random.text(WORD, random.integer(100, 180))}`,
    contexts: bothContexts("pypi"),
  },
  {
    detector: "pypi-token",
    source: "https://test.pypi.org/help/#apitoken",
    sample: (random) => `pypi-AgENdGVzdC5weXBpLm9yZwIk${random.text(WORD, random.integer(100, 180))}`,
  },
  {
    detector: "rubygems-api-key",
    source: "https://guides.rubygems.org/api-key-scopes/",
    sample: (random) => `rubygems_${random.text(HEX, 48)}`,
    contexts: bothContexts("rubygems"),
  },
  {
    detector: "crates-io-token",
    source: "https://github.com/rust-lang/crates.io/blob/main/crates/crates_io_database/src/utils/token.rs",
    sample: (random) => `cio${random.text(ALPHANUMERIC, 32)}`,
    contexts: bothContexts("crates io"),
  },
  {
    detector: "nuget-api-key",
    source: "https://learn.microsoft.com/nuget/nuget-org/publish-a-package",
    sample: (random) => `oy2${random.text(LOWER + DIGITS, 43)}`,
    contexts: bothContexts("nuget"),
  },
  {
    detector: "nuget-config-password",
    source: "https://learn.microsoft.com/nuget/reference/nuget-config-file",
    sample: (random) => `${random.text(ALPHANUMERIC, 10)}!${random.text(ALPHANUMERIC, 8)}`,
    contexts: (secret) => [
      `<add key="ClearTextPassword" value="${secret}" />`,
      `  <add key="Password" value="${secret}"/>`,
    ],
  },
  {
    detector: "docker-hub-token",
    source: "https://docs.docker.com/security/access-tokens/",
    sample: (random) => `dckr_${random.pick(["pat", "oat"])}_${random.text(WORD, 27)}`,
    contexts: bothContexts("docker"),
  },
  {
    detector: "packagist-token",
    source: "https://packagist.com/docs/composer-authentication",
    sample: (random) => `packagist_${random.pick(["ort", "uut", "out"])}_${random.text(HEX, 68)}`,
  },
  {
    detector: "hex-pm-key",
    source: "https://hex.pm/docs/publish",
    sample: (random) => random.text(HEX, 32),
    contexts: (secret) => [`HEX_API_KEY=${secret}`, `hex_api_key: "${secret}"`],
  },
  {
    detector: "anaconda-token",
    source: "https://www.anaconda.com/docs/tools/anaconda-org/user-guide/tasks/work-with-accounts",
    sample: (random) => `${random.pick(["an", "st"])}-${uuid(random)}`,
    contexts: addressedContexts("https://conda.anaconda.org/t/", "/acme"),
  },
  {
    detector: "crates-io-token",
    source: "https://crates.io/docs/trusted-publishing",
    sample: (random) => `cio_tp_${random.text(ALPHANUMERIC, 43)}`,
    contexts: bothContexts("crates io"),
  },
];
