import type { Detector } from "../../detector/detector.ts";
import { followedBy } from "../followed-by.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** Chat, telephony and messages: what lets one speak as someone else. */
export const chatDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "slack-bot-token",
    label: "SLACK_TOKEN",
    keywords: ["xoxb-"],
    expression: /xoxb-\d{8,16}-[A-Za-z0-9-]{10,100}/,
  },
  {
    name: "slack-user-token",
    label: "SLACK_TOKEN",
    keywords: ["xoxp-", "xoxe-"],
    expression: /xox[pe](?:-\d{8,16}){2,3}-(?!\d{8,16}-)[A-Za-z0-9-]{10,100}/,
  },
  {
    name: "slack-legacy-token",
    label: "SLACK_TOKEN",
    keywords: ["xoxo-", "xoxs-", "xoxc-"],
    expression: /xox[osc]-(?:\d{1,64}-\d{1,64}-\d{1,64}-[A-Fa-f0-9]{1,100}(?![A-Za-z0-9])|\d{8,16}-\d{8,16}(?![\d-]))/,
  },
  {
    name: "slack-workspace-token",
    label: "SLACK_TOKEN",
    keywords: ["xoxa-", "xoxr-"],
    expression: /xox[ar]-(?:\d-)?[A-Za-z0-9](?:-?[A-Za-z0-9]){7,100}/,
    validate: (match) => /\d{6}/.test(match) || looksRandom(match.slice("xoxa-".length)),
  },
  {
    name: "slack-cookie-token",
    label: "SLACK_TOKEN",
    keywords: ["xoxd-"],
    expression: /xoxd-[A-Za-z0-9%+/=_-]{20,600}/,
    validate: isIssued,
  },
  {
    name: "slack-workflow-token",
    label: "SLACK_TOKEN",
    keywords: ["xwfp-"],
    expression: /xwfp-[A-Za-z0-9-]{20,200}/,
    validate: (match) => /\d{6}/.test(match) || looksRandom(match.slice("xwfp-".length)),
  },
  {
    name: "slack-app-token",
    label: "SLACK_TOKEN",
    keywords: ["xapp-"],
    expression: /xapp-\d-(?:[A-Za-z0-9]{1,64}-\d{1,64}-[A-Za-z0-9]{1,128}|[A-Za-z0-9]{1,20}-[A-Za-z0-9-]{20,150})/i,
  },
  {
    name: "slack-config-token",
    label: "SLACK_TOKEN",
    keywords: ["xoxe.xoxb-", "xoxe.xoxp-", "xoxe-"],
    expression: /xoxe(?:\.xox[bp])?-\d-[A-Za-z0-9]{100,400}/i,
  },
  {
    name: "slack-webhook",
    label: "SLACK_WEBHOOK",
    keywords: ["hooks.slack.com/", "hooks.slack-gov.com/"],
    expression: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Za-z0-9+/]{20,160})/i,
  },
  {
    // In JSON as PHP writes it every slash is escaped.
    name: "slack-webhook-escaped",
    label: "SLACK_WEBHOOK",
    keywords: ["hooks.slack.com\\/"],
    expression: /hooks\.slack\.com\\\/(?:services|workflows|triggers)\\\/(?<secret>[A-Za-z0-9+\\/]{20,160})/i,
  },
  {
    name: "teams-webhook",
    label: "TEAMS_WEBHOOK",
    keywords: [".webhook.office.com/webhookb2/"],
    expression:
      /\.webhook\.office\.com\/webhookb2\/(?<secret>[a-z0-9-]{36}@[a-z0-9-]{36}\/IncomingWebhook\/[a-z0-9]{32}\/[a-z0-9-]{36,80}(?:\/[\w-]{1,100})?)/i,
    inWord: true,
  },
  {
    name: "telegram-bot-token",
    label: "TELEGRAM_TOKEN",
    keywords: [":aa"],
    at: "run",
    lead: /\d/,
    expression: /(?:(?<=%)\d{2})?(?<secret>\d{8,11}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])/,
    validate: isIssued,
  },
  {
    name: "telegram-bot-url",
    label: "TELEGRAM_TOKEN",
    keywords: ["api.telegram.org/bot", "api.telegram.org/file/bot"],
    expression: /api\.telegram\.org\/(?:file\/)?bot(?<secret>\d{5,16}:A[A-Za-z0-9_-]{34})(?![A-Za-z0-9_-])/,
  },
  {
    name: "telegram-bot-secret",
    label: "TELEGRAM_TOKEN",
    keywords: ["telegr"],
    at: "value",
    expression: /\d{5,16}:A[A-Za-z0-9_-]{34}(?![A-Za-z0-9_-])/,
    validate: isVaried,
  },
  {
    name: "mattermost-token",
    label: "MATTERMOST_TOKEN",
    keywords: ["mattermost"],
    at: "value",
    expression: /[A-Za-z0-9]{26}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "mattermost-webhook",
    label: "MATTERMOST_WEBHOOK",
    keywords: ["mattermost"],
    expression: /mattermost[\w.:-]{0,100}\/hooks\/(?<secret>[a-z0-9]{26})(?![a-z0-9])/i,
    inWord: true,
  },
  {
    name: "twilio-api-key",
    label: "TWILIO_KEY",
    keywords: /* @__PURE__ */ followedBy("sk", "0123456789abcdef"),
    expression: /SK[0-9a-fA-F]{32}(?![0-9A-Za-z])/,
    validate: isVaried,
  },
  {
    name: "twilio-auth-token",
    label: "TWILIO_KEY",
    keywords: ["twilio"],
    at: "value",
    expression: /[0-9a-zA-Z]{32}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "messagebird-api-key",
    label: "MESSAGEBIRD_KEY",
    keywords: ["messagebird", "message_bird", "message-bird", "message bird"],
    at: "value",
    expression:
      /(?:(?:live_|test_)?[A-Za-z0-9]{25}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "sendbird-token",
    label: "SENDBIRD_TOKEN",
    keywords: ["sendbird"],
    at: "value",
    expression: /(?:[0-9a-f]{40}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?!\.?[\w/+=-])/i,
    validate: isVaried,
  },
  {
    // Its name is a word of everyday, so that it takes more than to stand near it.
    name: "zoom-secret",
    label: "ZOOM_SECRET",
    keywords: ["zoom"],
    at: "value",
    expression:
      /(?<=(?:[=:>,(|"'`\\\u00AB\u2013\u2014\u2018-\u201E\u300C\u662F\u306F\uFF1A]|:-|<-|\[\d\dm|```\w{0,9}|key|token|secret|password|KEY|TOKEN|SECRET|PASSWORD|is|was|[\u00E8\u00E9\uB294\uC740]|\u044D\u0442\u043E)\s{0,9})(?:[A-Za-z0-9]{32}|[A-Za-z0-9_-]{22})(?!\.?[\w/+=-])/,
    validate: looksRandom,
    example: () => `zoom_secret=${"a1b2c3d4".repeat(4)}`,
  },
  {
    name: "vonage-secret",
    label: "VONAGE_SECRET",
    keywords: ["vonage", "nexmo"],
    at: "value",
    expression: /[A-Za-z0-9]{16}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "feishu-webhook",
    label: "FEISHU_WEBHOOK",
    keywords: ["/open-apis/bot/v2/hook/"],
    expression: /\/open-apis\/bot\/v2\/hook\/(?<secret>[0-9a-zA-Z-]{16,64})/,
    inWord: true,
  },
  {
    name: "rocketchat-webhook",
    label: "ROCKETCHAT_WEBHOOK",
    keywords: ["/hooks/"],
    expression: /\/hooks\/(?<secret>[A-Za-z0-9]{17,24}\/[A-Za-z0-9]{40,50})(?![A-Za-z0-9])/,
    inWord: true,
  },
]);
