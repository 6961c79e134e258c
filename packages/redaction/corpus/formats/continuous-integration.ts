import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

export const continuousIntegrationFormats: readonly SecretFormat[] = [
  {
    detector: "browserstack-access-key",
    source: "https://www.browserstack.com/docs/automate/selenium/getting-started",
    sample: (random) => random.text(ALPHANUMERIC, 20),
    contexts: namedContexts("browserstack"),
  },
  {
    detector: "cypress-record-key",
    source: "https://docs.cypress.io/cloud/account-management/projects",
    sample: (random) => uuid(random),
    contexts: (secret) => [
      `CYPRESS_RECORD_KEY=${secret}`,
      JSON.stringify({ cypressRecordKey: secret }),
      `cypress-record-key: ${secret}`,
      `the Cypress record key is ${secret}.`,
    ],
  },
  {
    detector: "buildkite-token",
    source: "https://buildkite.com/docs/apis/managing-api-tokens",
    sample: (random) => `${random.pick(["bkua", "bkaj", "bkat", "bkct"])}_${random.text(HEX, 40)}`,
    contexts: bothContexts("buildkite"),
  },
  {
    detector: "circleci-token",
    source: "https://circleci.com/docs/managing-api-tokens/",
    sample: (random) => `${random.pick(["CCIPAT", "CCIPRJ"])}_${random.text(ALPHANUMERIC, 22)}_${random.text(HEX, 40)}`,
    contexts: bothContexts("circleci"),
  },
  {
    detector: "codecov-access-token",
    source: "https://docs.codecov.com/reference/overview",
    sample: (random) => random.text(LOWER + DIGITS, 32),
    contexts: namedContexts("codecov"),
  },
  {
    detector: "codecov-access-token",
    source: "https://docs.codecov.com/docs/codecov-tokens",
    sample: (random) => uuid(random),
    contexts: namedContexts("codecov"),
  },
  {
    detector: "droneci-access-token",
    source: "https://docs.drone.io/cli/configure/",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: namedContexts("droneci"),
  },
  {
    detector: "harness-api-key",
    source: "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/",
    sample: (random) =>
      `${random.pick(["pat", "sat"])}.${random.text(`${ALPHANUMERIC}_-`, 22)}.${random.text(HEX, 24)}.${random.text(ALPHANUMERIC, 20)}`,
    contexts: bothContexts("harness"),
  },
  {
    detector: "circleci-legacy-token",
    source: "https://circleci.com/docs/managing-api-tokens/",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("circleci"),
  },
  {
    detector: "buildkite-legacy-token",
    source: "https://buildkite.com/docs/agent/v3/tokens",
    sample: (random) => random.text(HEX, random.pick([40, 50])),
    contexts: namedContexts("buildkite"),
  },
  {
    detector: "jenkins-token",
    source: "https://www.jenkins.io/blog/2018/07/02/new-api-token-system/",
    sample: (random) => `11${random.text(HEX, 32)}`,
    contexts: namedContexts("jenkins"),
  },
  {
    detector: "jenkins-token",
    source: "https://www.jenkins.io/doc/book/security/csrf-protection/",
    sample: (random) => random.text(HEX, 64),
    contexts: (secret) => [
      `-H 'Jenkins-Crumb:${secret}'`,
      `Jenkins-Crumb: ${secret}\r\n`,
      `"crumb":"Jenkins-Crumb: ${secret}"`,
    ],
  },
  {
    detector: "code-climate-token",
    source: "https://docs.codeclimate.com/docs/finding-your-test-coverage-token",
    sample: (random) => random.text(HEX, 64),
    contexts: (secret) => [`CC_TEST_REPORTER_ID=${secret}`, `env:\n  CC_TEST_REPORTER_ID: ${secret}\n`],
  },
  {
    detector: "circleci-token",
    source: "https://circleci.com/docs/managing-api-tokens/",
    sample: (random) => `CCIPAT_${random.text(ALPHANUMERIC, 22)}_${random.text(LOWER + DIGITS, 40)}`,
    contexts: bothContexts("circleci"),
  },
];
