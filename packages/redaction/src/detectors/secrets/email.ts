import type { Detector } from "../../detector/detector.ts";
import { followedBy } from "../followed-by.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { startingBefore } from "../starting-before.ts";
import { runOf } from "../../scan/run-start.ts";

/** Senders of mail and newsletters. */
export const emailDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "sendgrid-api-key",
    label: "SENDGRID_KEY",
    keywords: ["sg."],
    expression: /SG\.(?:[A-Za-z0-9=_.-]{66}(?![A-Za-z0-9=_-])|[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64})/,
    validate: (match) => isIssued(match.slice("SG.".length)),
  },
  {
    name: "brevo-api-key",
    label: "BREVO_KEY",
    keywords: ["xkeysib-", "xsmtpsib-"],
    expression: /x(?:key|smtp)sib-[0-9a-f]{64}-[A-Za-z0-9]{16,32}/,
  },
  {
    name: "resend-api-key",
    label: "RESEND_KEY",
    keywords: ["re_"],
    expression: /re_[A-Za-z0-9]{7,12}_[A-Za-z0-9]{20,32}(?![A-Za-z0-9_])/,
    validate: (match) => looksRandom(match.slice("re_".length)),
  },
  {
    name: "postmark-token",
    label: "POSTMARK_TOKEN",
    keywords: ["postmark"],
    at: "value",
    expression: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/i,
  },
  {
    name: "mailchimp-api-key",
    label: "MAILCHIMP_KEY",
    keywords: /* @__PURE__ */ followedBy("-us", "0123456789"),
    find: /* @__PURE__ */ startingBefore(32, /[0-9a-f]{32}-us\d{1,2}(?![0-9A-Za-z])/i),
    maxLength: 48,
    earliest: /* @__PURE__ */ runOf(/[0-9a-fA-F]/),
    example: () => `${"0123456789abcdef".repeat(2)}-us20`,
  },
  {
    name: "mandrill-api-key",
    label: "MANDRILL_KEY",
    keywords: ["mandrill"],
    at: "value",
    expression: /(?:md-)?[A-Za-z0-9_-]{22}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "mailgun-api-key",
    label: "MAILGUN_KEY",
    keywords: ["mailgun"],
    at: "value",
    expression: /(?:(?:pub)?key-[0-9a-f]{32}|[0-9a-h]{32}-[0-9a-h]{8}-[0-9a-h]{8})(?![\w-])/i,
    validate: isVaried,
  },
  {
    name: "mailgun-basic-key",
    label: "MAILGUN_KEY",
    keywords: ["api:key-", "api:pubkey-"],
    expression: /api:(?<secret>(?:pub)?key-[0-9a-f]{32})(?![\w-])/,
  },
  {
    name: "mailersend-api-key",
    label: "MAILERSEND_KEY",
    keywords: ["mlsn."],
    expression: /mlsn\.[0-9a-f]{64}(?![0-9A-Za-z])/,
  },
  {
    name: "mailjet-key",
    label: "MAILJET_KEY",
    keywords: ["mailjet"],
    at: "value",
    expression: /[0-9a-f]{32}(?!\.?[\w/+=-])/i,
    validate: isVaried,
  },
  {
    name: "sparkpost-api-key",
    label: "SPARKPOST_KEY",
    keywords: ["sparkpost"],
    at: "value",
    expression: /[0-9a-f]{40}(?!\.?[\w/+=-])/i,
    validate: isVaried,
  },
  {
    name: "klaviyo-api-key",
    label: "KLAVIYO_KEY",
    keywords: ["pk_"],
    expression: /pk_[0-9a-f]{34}(?![0-9A-Za-z_])/,
    validate: isVaried,
  },
]);
