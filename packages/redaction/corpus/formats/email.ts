import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, HEX } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

/** What URL-safe Base64 is written in. */
const WORD = `${ALPHANUMERIC}_-`;

export const emailFormats: readonly SecretFormat[] = [
  {
    detector: "sendgrid-api-key",
    source: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
    sample: (random) => `SG.${random.text(WORD, 22)}.${random.text(WORD, 43)}`,
    contexts: bothContexts("sendgrid"),
  },
  {
    detector: "brevo-api-key",
    source: "https://developers.brevo.com/docs/getting-started",
    sample: (random) =>
      `${random.pick(["xkeysib", "xsmtpsib"])}-${random.text(HEX, 64)}-${random.text(ALPHANUMERIC, 16)}`,
    contexts: bothContexts("brevo"),
  },
  {
    detector: "resend-api-key",
    source: "https://resend.com/docs/dashboard/api-keys/introduction",
    sample: (random) => `re_${random.text(ALPHANUMERIC, 8)}_${random.text(ALPHANUMERIC, 24)}`,
    contexts: bothContexts("resend"),
  },
  {
    detector: "postmark-token",
    source: "https://postmarkapp.com/developer/api/overview",
    sample: (random) => uuid(random),
    contexts: namedContexts("postmark"),
  },
  {
    detector: "mailchimp-api-key",
    source: "https://mailchimp.com/developer/marketing/guides/quick-start/",
    sample: (random) => `${random.text(HEX, 32)}-us${random.integer(1, 22)}`,
    contexts: bothContexts("mailchimp"),
  },
  {
    detector: "mandrill-api-key",
    source: "https://mailchimp.com/developer/transactional/guides/quick-start/",
    sample: (random) => `md-${random.text(WORD, 21)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: namedContexts("mandrill"),
  },
  {
    detector: "mailgun-api-key",
    source: "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt",
    sample: (random) => `${random.pick(["key", "pubkey"])}-${random.text(HEX, 32)}`,
    contexts: namedContexts("mailgun"),
  },
  {
    detector: "mailgun-api-key",
    source: "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt",
    sample: (random) => `${random.text(HEX, 32)}-${random.text(HEX, 8)}-${random.text(HEX, 8)}`,
    contexts: namedContexts("mailgun"),
  },
  {
    detector: "mailgun-basic-key",
    source: "https://documentation.mailgun.com/docs/mailgun/api-reference/api-overview",
    sample: (random) => `key-${random.text(HEX, 32)}`,
    contexts: (secret) => [`curl -s --user 'api:${secret}' https://example.com/v3`],
  },
  {
    detector: "mailersend-api-key",
    source: "https://developers.mailersend.com/general.html#authentication",
    sample: (random) => `mlsn.${random.text(HEX, 64)}`,
    contexts: bothContexts("mailersend"),
  },
  {
    detector: "mailjet-key",
    source: "https://dev.mailjet.com/email/guides/getting-started/",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("mailjet"),
  },
  {
    detector: "sparkpost-api-key",
    source: "https://developers.sparkpost.com/api/",
    sample: (random) => random.text(HEX, 40),
    contexts: namedContexts("sparkpost"),
  },
  {
    detector: "klaviyo-api-key",
    source: "https://developers.klaviyo.com/en/docs/authenticate_",
    sample: (random) => `pk_${random.text(HEX, 34)}`,
    contexts: bothContexts("klaviyo"),
  },
];
