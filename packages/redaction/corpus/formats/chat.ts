import { addressedContexts } from "../addressed-contexts.ts";
import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

/** What URL-safe Base64 is written in. */
const WORD = `${ALPHANUMERIC}_-`;

export const chatFormats: readonly SecretFormat[] = [
  {
    detector: "slack-bot-token",
    source: "https://docs.slack.dev/authentication/tokens",
    sample: (random) =>
      `xoxb-${random.text(DIGITS, random.integer(10, 13))}-${random.text(DIGITS, random.integer(10, 13))}-${random.text(ALPHANUMERIC, 24)}`,
    contexts: bothContexts("slack"),
  },
  {
    detector: "slack-bot-token",
    source: "https://docs.slack.dev/authentication/tokens",
    sample: (random) => `xoxb-${random.text(DIGITS, random.integer(10, 12))}-${random.text(ALPHANUMERIC, 24)}`,
  },
  {
    detector: "slack-user-token",
    source: "https://docs.slack.dev/authentication/tokens",
    sample: (random) =>
      `xox${random.pick(["p", "e"])}-${random.text(DIGITS, random.integer(10, 13))}-${random.text(DIGITS, random.integer(10, 13))}-${random.text(DIGITS, random.integer(11, 13))}-${random.text(HEX, 32)}`,
    contexts: bothContexts("slack"),
  },
  {
    detector: "slack-legacy-token",
    source: "https://docs.slack.dev/authentication/tokens",
    sample: (random) =>
      `xox${random.pick(["s", "o"])}-${random.text(DIGITS, random.integer(9, 12))}-${random.text(DIGITS, random.integer(9, 12))}-${random.text(DIGITS, random.integer(9, 12))}-${random.text(HEX, 10)}`,
  },
  {
    detector: "slack-legacy-token",
    source: "https://docs.slack.dev/changelog/2016-05-19-authorship-changing-for-older-tokens",
    sample: (random) =>
      `xoxc-${random.text(DIGITS, random.integer(11, 13))}-${random.text(DIGITS, random.integer(11, 13))}-${random.text(DIGITS, random.integer(12, 13))}-${random.text(HEX, 64)}`,
  },
  {
    detector: "slack-workspace-token",
    source: "https://docs.slack.dev/authentication/tokens",
    sample: (random) =>
      `xox${random.pick(["a", "r"])}-2-${random.text(DIGITS, random.integer(9, 12))}-${random.text(DIGITS, random.integer(9, 12))}-${random.text(DIGITS, random.integer(11, 13))}-${random.text(HEX, 32)}`,
  },
  {
    detector: "slack-cookie-token",
    source: "https://papermtn.co.uk/retrieving-and-using-slack-cookies-for-authentication/",
    sample: (random) =>
      `xoxd-${random.text(ALPHANUMERIC, 40)}%2F${random.text(ALPHANUMERIC, 60)}%2B${random.text(ALPHANUMERIC, 40)}%3D`,
  },
  {
    detector: "slack-workflow-token",
    source: "https://docs.slack.dev/authentication/tokens",
    sample: (random) => `xwfp-${random.text(DIGITS, 13)}-${random.text(DIGITS, 13)}-${random.text(ALPHANUMERIC, 32)}`,
  },
  {
    detector: "slack-app-token",
    source: "https://docs.slack.dev/authentication/tokens",
    sample: (random) => `xapp-1-A${random.text(UPPER + DIGITS, 10)}-${random.text(DIGITS, 13)}-${random.text(HEX, 64)}`,
    contexts: bothContexts("slack"),
  },
  {
    detector: "slack-config-token",
    source: "https://docs.slack.dev/authentication/rotating-and-refreshing-configuration-tokens",
    sample: (random) => `xoxe.xox${random.pick(["p", "b"])}-1-${random.text(ALPHANUMERIC, random.integer(160, 170))}`,
  },
  {
    detector: "slack-config-token",
    source: "https://docs.slack.dev/authentication/rotating-and-refreshing-configuration-tokens",
    sample: (random) => `xoxe-1-${random.text(ALPHANUMERIC, 147)}`,
  },
  {
    detector: "slack-webhook",
    source: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
    sample: (random) =>
      `T${random.text(UPPER + DIGITS, random.integer(8, 10))}/B${random.text(UPPER + DIGITS, random.integer(8, 10))}/${random.text(ALPHANUMERIC, 24)}`,
    contexts: addressedContexts("https://hooks.slack.com/services/"),
  },
  {
    detector: "slack-webhook",
    source: "https://slack.com/help/articles/360041352714",
    sample: (random) =>
      `T${random.text(UPPER + DIGITS, 9)}/A${random.text(UPPER + DIGITS, 10)}/${random.text(DIGITS, 18)}/${random.text(ALPHANUMERIC, 24)}`,
    contexts: addressedContexts("https://hooks.slack.com/workflows/"),
  },
  {
    detector: "slack-webhook",
    source: "https://slack.com/help/articles/360041352714",
    sample: (random) => `T${random.text(UPPER + DIGITS, 10)}/${random.text(DIGITS, 13)}/${random.text(HEX, 32)}`,
    contexts: addressedContexts("https://hooks.slack.com/triggers/"),
  },
  {
    detector: "slack-webhook-escaped",
    source: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
    sample: (random) =>
      `T${random.text(UPPER + DIGITS, 9)}\\/B${random.text(UPPER + DIGITS, 9)}\\/${random.text(ALPHANUMERIC, 24)}`,
    contexts: (secret) => [`{"url":"https:\\/\\/hooks.slack.com\\/services\\/${secret}"}`],
  },
  {
    detector: "teams-webhook",
    source: "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
    sample: (random) => `${uuid(random)}@${uuid(random)}/IncomingWebhook/${random.text(HEX, 32)}/${uuid(random)}`,
    contexts: addressedContexts("https://example.webhook.office.com/webhookb2/"),
  },
  {
    detector: "telegram-bot-token",
    source: "https://core.telegram.org/bots/api#authorizing-your-bot",
    sample: (random) =>
      `${random.integer(1, 9)}${random.text(DIGITS, random.integer(7, 9))}:AA${random.text(WORD, 33)}`,
    contexts: bothContexts("telegram"),
  },
  {
    detector: "telegram-bot-secret",
    source: "https://core.telegram.org/bots/api#authorizing-your-bot",
    sample: (random) =>
      `${random.integer(1, 9)}${random.text(DIGITS, random.integer(4, 14))}:A${random.text(LOWER, 1)}${random.text(WORD, 32)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: namedContexts("telegram"),
  },
  {
    detector: "telegram-bot-url",
    source: "https://core.telegram.org/bots/api#making-requests",
    sample: (random) => `${random.text(DIGITS, 10)}:AA${random.text(WORD, 33)}`,
    contexts: addressedContexts("https://api.telegram.org/bot", "/sendMessage"),
  },
  {
    detector: "mattermost-token",
    source: "https://developers.mattermost.com/integrate/reference/personal-access-token/",
    sample: (random) => random.text(LOWER + DIGITS, 26),
    contexts: namedContexts("mattermost"),
  },
  {
    detector: "mattermost-webhook",
    source: "https://developers.mattermost.com/integrate/webhooks/incoming/",
    sample: (random) => random.text(LOWER + DIGITS, 26),
    contexts: addressedContexts("https://mattermost.example.com/hooks/"),
  },
  {
    detector: "twilio-api-key",
    source: "https://www.twilio.com/docs/iam/api-keys",
    sample: (random) => `SK${random.text(HEX, 32)}`,
    contexts: bothContexts("twilio"),
  },
  {
    detector: "twilio-auth-token",
    source: "https://www.twilio.com/docs/iam/api",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("twilio"),
  },
  {
    detector: "messagebird-api-key",
    source: "https://developers.messagebird.com/api/#authentication",
    sample: (random) => random.text(ALPHANUMERIC, 25),
    contexts: namedContexts("messagebird"),
  },
  {
    detector: "messagebird-api-key",
    source: "https://developers.messagebird.com/api/#authentication",
    sample: (random) => `${random.pick(["live_", "test_"])}${random.text(ALPHANUMERIC, 25)}`,
    contexts: namedContexts("message bird"),
  },
  {
    detector: "messagebird-api-key",
    source: "https://developers.messagebird.com/api/#authentication",
    sample: (random) => uuid(random),
    contexts: namedContexts("message bird"),
  },
  {
    detector: "sendbird-token",
    source: "https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("sendbird"),
  },
  {
    detector: "sendbird-token",
    source: "https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api",
    sample: (random) => uuid(random),
    contexts: namedContexts("sendbird"),
  },
  {
    detector: "zoom-secret",
    source: "https://developers.zoom.us/docs/internal-apps/",
    sample: (random) => random.text(ALPHANUMERIC, 32),
    contexts: namedContexts("zoom"),
  },
  {
    detector: "zoom-secret",
    source: "https://developers.zoom.us/docs/api/webhooks/",
    sample: (random) => random.text(ALPHANUMERIC, 22),
    contexts: namedContexts("zoom"),
  },
  {
    detector: "vonage-secret",
    source: "https://developer.vonage.com/en/getting-started/concepts/authentication",
    sample: (random) => random.text(ALPHANUMERIC, 16),
    contexts: namedContexts("vonage"),
  },
  {
    detector: "feishu-webhook",
    source: "https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot",
    sample: (random) => uuid(random),
    contexts: addressedContexts("https://open.feishu.cn/open-apis/bot/v2/hook/"),
  },
  {
    detector: "rocketchat-webhook",
    source: "https://docs.rocket.chat/docs/integrations",
    sample: (random) => `${random.text(ALPHANUMERIC, 17)}/${random.text(ALPHANUMERIC, 48)}`,
    contexts: addressedContexts("https://chat.example.com/hooks/"),
  },
];
