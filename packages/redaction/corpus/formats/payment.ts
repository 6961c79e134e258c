import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

/** What URL-safe Base64 is written in. */
const WORD = `${ALPHANUMERIC}_-`;

export const paymentFormats: readonly SecretFormat[] = [
  {
    detector: "stripe-secret-key",
    source: "https://docs.stripe.com/keys",
    sample: (random) =>
      `${random.pick(["sk", "rk"])}_${random.pick(["live", "test"])}_${random.text(ALPHANUMERIC, 24)}`,
    contexts: bothContexts("stripe"),
  },
  {
    detector: "stripe-secret-key",
    source: "https://docs.stripe.com/keys",
    sample: (random) =>
      `${random.pick(["sk", "rk"])}_${random.pick(["live", "test", "prod"])}_51${random.text(ALPHANUMERIC, 97)}`,
    contexts: bothContexts("stripe"),
  },
  {
    detector: "stripe-secret-key",
    source: "https://clerk.com/docs/deployments/clerk-environment-variables",
    sample: (random) => `sk_${random.pick(["live", "test"])}_${random.text(ALPHANUMERIC, 42)}`,
    contexts: bothContexts("clerk"),
  },
  {
    detector: "stripe-secret-key",
    source: "https://docs.stripe.com/keys",
    sample: (random) => `sk_org_${random.pick(["live_", "test_"])}${random.text(ALPHANUMERIC, 60)}`,
  },
  {
    detector: "stripe-webhook-secret",
    source: "https://docs.stripe.com/webhooks/signature",
    sample: (random) => `whsec_${random.text(ALPHANUMERIC, 32)}`,
    contexts: bothContexts("stripe"),
  },
  {
    detector: "stripe-webhook-secret",
    source: "https://docs.svix.com/receiving/verifying-payloads/how-manual",
    sample: (random) => `whsec_${random.text(`${ALPHANUMERIC}+/`, 43)}=`,
  },
  {
    detector: "stripe-client-secret",
    source: "https://docs.stripe.com/api/payment_intents/object",
    sample: (random) =>
      `${random.pick(["pi", "seti"])}_${random.text(ALPHANUMERIC, 24)}_secret_${random.text(ALPHANUMERIC, 25)}`,
  },
  {
    detector: "square-token",
    source: "https://developer.squareup.com/docs/build-basics/access-tokens",
    sample: (random) => `sq0atp-${random.text(WORD, 22)}`,
    contexts: bothContexts("square"),
  },
  {
    detector: "square-token",
    source: "https://developer.squareup.com/docs/oauth-api/overview",
    sample: (random) => `sq0csp-${random.text(WORD, 43)}`,
  },
  {
    detector: "square-access-token",
    source: "https://developer.squareup.com/docs/build-basics/access-tokens",
    sample: (random) => `EAAA${random.text(ALPHANUMERIC, 60)}`,
    contexts: bothContexts("square"),
  },
  {
    detector: "braintree-access-token",
    source: "https://developer.paypal.com/braintree/docs/guides/paypal/server-side",
    sample: (random) =>
      `access_token$${random.pick(["production", "sandbox"])}$${random.text(LOWER + DIGITS, 16)}$${random.text(HEX, 32)}`,
  },
  {
    detector: "braintree-key",
    source: "https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("braintree"),
  },
  {
    detector: "paypal-secret",
    source: "https://developer.paypal.com/api/rest/",
    sample: (random) => `${random.pick(["A", "E"])}${random.text(WORD, 78)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: namedContexts("paypal"),
  },
  {
    detector: "adyen-api-key",
    source: "https://docs.adyen.com/development-resources/api-credentials",
    sample: (random) =>
      `AQE${random.text(LOWER, 5)}${random.text(ALPHANUMERIC, 60)}==-${random.text(ALPHANUMERIC, 44)}=-${random.text(`${ALPHANUMERIC};{}%+`, 16)}`,
  },
  {
    detector: "adyen-hmac-key",
    source: "https://docs.adyen.com/development-resources/webhooks/verify-hmac-signatures",
    sample: (random) => random.text(DIGITS + "ABCDEF", 64),
    contexts: namedContexts("adyen"),
  },
  {
    detector: "razorpay-key",
    source: "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/",
    sample: (random) => `rzp_${random.pick(["live", "test"])}_${random.text(ALPHANUMERIC, 14)}`,
    contexts: bothContexts("razorpay"),
  },
  {
    detector: "razorpay-secret",
    source: "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/",
    sample: (random) => random.text(ALPHANUMERIC, 24),
    contexts: namedContexts("razorpay"),
  },
  {
    detector: "mollie-api-key",
    source: "https://docs.mollie.com/reference/authentication",
    sample: (random) => `${random.pick(["live", "test"])}_${random.text(ALPHANUMERIC, 30)}`,
    contexts: bothContexts("mollie"),
  },
  {
    detector: "mollie-access-token",
    source: "https://docs.mollie.com/reference/authentication",
    sample: (random) => `access_${random.text(ALPHANUMERIC, 40)}`,
    contexts: namedContexts("mollie"),
  },
  {
    detector: "paddle-api-key",
    source: "https://developer.paddle.com/api-reference/about/api-keys",
    sample: (random) =>
      `pdl_${random.pick(["live", "sdbx"])}_apikey_${random.text(LOWER + DIGITS, 26)}_${random.text(ALPHANUMERIC, 22)}_${random.text(ALPHANUMERIC, 3)}`,
    contexts: bothContexts("paddle"),
  },
  {
    detector: "paddle-api-key",
    source: "https://developer.paddle.com/webhooks/signature-verification",
    sample: (random) => `pdl_ntfset_${random.text(LOWER + DIGITS, 26)}_${random.text(ALPHANUMERIC, 32)}`,
  },
  {
    detector: "plaid-access-token",
    source: "https://plaid.com/docs/api/items/",
    sample: (random) => `access-${random.pick(["sandbox", "development", "production"])}-${uuid(random)}`,
    contexts: bothContexts("plaid"),
  },
  {
    detector: "plaid-secret",
    source: "https://plaid.com/docs/quickstart/glossary/",
    sample: (random) => random.text(LOWER + DIGITS, 30),
    contexts: namedContexts("plaid"),
  },
  {
    detector: "plaid-secret",
    source: "https://plaid.com/docs/quickstart/glossary/",
    sample: (random) => random.text(ALPHANUMERIC, 24),
    contexts: namedContexts("plaid"),
  },
  {
    detector: "xendit-api-key",
    source: "https://docs.xendit.co/api-integration/api-keys",
    sample: (random) => `xnd_${random.pick(["production", "development"])}_${random.text(ALPHANUMERIC, 60)}`,
  },
  {
    detector: "omise-key",
    source: "https://docs.opn.ooo/api-authentication",
    sample: (random) => `skey_test_${random.text(LOWER + DIGITS, 19)}`,
  },
  {
    detector: "mercadopago-access-token",
    source: "https://www.mercadopago.com.br/developers/en/docs/your-integrations/credentials",
    sample: (random) =>
      `APP_USR-${random.text(DIGITS, 16)}-${random.text(DIGITS, 6)}-${random.text(HEX, 32)}-${random.text(DIGITS, 9)}`,
  },
];
