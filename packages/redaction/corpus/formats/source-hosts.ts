import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const sourceHostFormats: readonly SecretFormat[] = [
  {
    detector: "github-token",
    source: "https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/",
    sample: (random) => `ghp_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("github"),
  },
  {
    detector: "github-token",
    source: "https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/",
    sample: (random) => `gho_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("github"),
  },
  {
    detector: "github-token",
    source: "https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/",
    sample: (random) => `ghu_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("github"),
  },
  {
    detector: "github-token",
    source: "https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/",
    sample: (random) => `ghs_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("github"),
  },
  {
    detector: "github-token",
    source: "https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/",
    sample: (random) => `ghr_${random.text(ALPHANUMERIC, 36)}`,
    contexts: bothContexts("github"),
  },
  {
    detector: "github-app-token",
    source:
      "https://github.blog/changelog/2026-04-24-notice-about-upcoming-new-format-for-github-app-installation-tokens/",
    sample: (random) =>
      `ghs_${random.text(DIGITS, 7)}_eyJ${random.text(ALPHANUMERIC, 33)}.eyJ${random.text(`${ALPHANUMERIC}-_`, 200)}.${random.text(`${ALPHANUMERIC}-_`, 170)}`,
    contexts: bothContexts("github"),
  },
  {
    detector: "github-fine-grained-token",
    source:
      "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens",
    sample: (random) => `github_pat_${random.text(ALPHANUMERIC, 22)}_${random.text(ALPHANUMERIC, 59)}`,
    contexts: bothContexts("github"),
  },
  {
    detector: "github-legacy-token",
    source: "https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/",
    sample: (random) => random.text(HEX, 40),
    contexts: (secret) => [
      `GITHUB_TOKEN=${secret}`,
      `"githubToken": "${secret}"`,
      `github_access_token: ${secret}`,
      `gh_token="${secret}"`,
      `my GitHub token is ${secret}`,
    ],
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `glpat-${random.text(`${ALPHANUMERIC}-_`, 20)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `gldt-${random.text(`${ALPHANUMERIC}-_`, 20)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `glrt-${random.text(`${ALPHANUMERIC}-_`, 20)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `glft-${random.text(`${ALPHANUMERIC}-_`, 20)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `glimt-${random.text(`${ALPHANUMERIC}-_`, 25)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `glagent-${random.text(`${ALPHANUMERIC}-_`, 50)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `gloas-${random.text(`${ALPHANUMERIC}-_`, 64)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `glsoat-${random.text(`${ALPHANUMERIC}-_`, 20)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `glffct-${random.text(`${ALPHANUMERIC}-_`, 20)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `glptt-${random.text(HEX, 40)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
    sample: (random) => `glcbt-${random.text(HEX, 2)}_${random.text(`${ALPHANUMERIC}-_`, 20)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-token",
    source: "https://docs.gitlab.com/administration/cells/routable_tokens/",
    sample: (random) =>
      `glpat-${random.text(`${ALPHANUMERIC}-_`, 27)}.${random.text(DIGITS, 2)}${random.text(LOWER + DIGITS, 7)}`,
    contexts: bothContexts("gitlab"),
  },
  {
    detector: "gitlab-runner-registration-token",
    source: "https://docs.gitlab.com/security/tokens/",
    sample: (random) => `GR1348941${random.text(`${ALPHANUMERIC}-_`, 20)}`,
    contexts: bothContexts("runner"),
  },
  {
    detector: "gitlab-session-cookie",
    source: "https://docs.gitlab.com/user/profile/#cookies-used-for-sign-in",
    sample: (random) => random.text(LOWER + DIGITS, 32),
    contexts: (secret) => [
      `_gitlab_session=${secret}; path=/`,
      `_gitlab_session=${secret}`,
      `"_gitlab_session=${secret}; path=/"`,
    ],
  },
  {
    detector: "bitbucket-app-password",
    source: "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/",
    sample: (random) => `ATBB${random.text(ALPHANUMERIC, 32)}`,
    contexts: bothContexts("bitbucket"),
  },
  {
    detector: "bitbucket-access-token",
    source: "https://support.atlassian.com/bitbucket-cloud/docs/repository-access-tokens/",
    sample: (random) => `ATCTT3xFfGN0${random.text(`${ALPHANUMERIC}-_`, 170)}`,
    contexts: bothContexts("repository"),
  },
  {
    detector: "bitbucket-client-secret",
    source: "https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/",
    sample: (random) => random.text(ALPHANUMERIC, 64),
    contexts: namedContexts("bitbucket"),
  },
  {
    detector: "bitbucket-client-id",
    source: "https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: namedContexts("bitbucket"),
  },
  {
    detector: "sourcegraph-access-token",
    source: "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
    sample: (random) => `sgp_${random.text(HEX, 16)}_${random.text(HEX, 40)}`,
    contexts: bothContexts("sourcegraph"),
  },
  {
    detector: "sourcegraph-access-token",
    source: "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
    sample: (random) => `sgp_local_${random.text(HEX, 40)}`,
    contexts: bothContexts("sourcegraph"),
  },
  {
    detector: "sourcegraph-other-token",
    source: "https://sourcegraph.com/docs/cody",
    sample: (random) => `slk_${random.text(HEX, 64)}`,
    contexts: bothContexts("license"),
  },
  {
    detector: "sourcegraph-legacy-token",
    source: "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("sourcegraph"),
  },
  {
    detector: "gitea-token",
    source: "https://docs.gitea.com/development/api-usage",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("gitea"),
  },
  {
    detector: "phabricator-token",
    source: "https://secure.phabricator.com/book/phabricator/",
    sample: (random) => `${random.pick(["api", "cli"])}-${random.text(`${LOWER}234567`, 28)}`,
    contexts: bothContexts("conduit"),
  },
  {
    detector: "gitlab-legacy-token",
    source: "https://docs.gitlab.com/user/profile/personal_access_tokens/",
    sample: (random) => random.text(ALPHANUMERIC, 20),
    contexts: namedContexts("gitlab"),
  },
  {
    detector: "bitbucket-legacy-app-password",
    source: "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/",
    sample: (random) => random.text(ALPHANUMERIC, 20),
    contexts: namedContexts("bitbucket"),
  },
  {
    detector: "gitea-token",
    source: "https://gitee.com/help/articles/4336",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("gitee"),
  },
  {
    detector: "github-token",
    source: "https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/",
    sample: (random) => `ghs_${random.text(ALPHANUMERIC, 8)}_${random.text(`${ALPHANUMERIC}_`, 27)}`,
    contexts: bothContexts("github"),
  },
  {
    detector: "bitbucket-app-password",
    source: "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/",
    sample: (random) =>
      `ATBB${random.text(ALPHANUMERIC, 6)}-${random.text(`${ALPHANUMERIC}_-`, 24)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: bothContexts("bitbucket"),
  },
];
