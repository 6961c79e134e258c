import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** Payment: what moves money, or shows who moved it. */
export const paymentDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    // Clerk, Paystack and WorkOS write their secret keys in the same way.
    name: "stripe-secret-key",
    label: "STRIPE_KEY",
    keywords: [
      "sk_live_",
      "sk_test_",
      "sk_prod_",
      "rk_live_",
      "rk_test_",
      "rk_prod_",
      "ek_live_",
      "ek_test_",
      "sk_org_",
      "sk_sbox_",
    ],
    expression: /(?:[sre]k_(?:live|test|prod|sbox)_|sk_org_(?:live_|test_)?)[A-Za-z0-9]{10,255}={0,2}/,
    validate: (match) => isIssued(match.slice("sk_live_".length)),
  },
  {
    name: "stripe-webhook-secret",
    label: "STRIPE_WEBHOOK_SECRET",
    keywords: ["whsec_"],
    expression: /whsec_[A-Za-z0-9+/]{24,128}={0,2}/,
    validate: isIssued,
  },
  {
    name: "stripe-client-secret",
    label: "STRIPE_CLIENT_SECRET",
    keywords: ["pi_", "seti_", "src_"],
    expression: /(?:pi|seti|src)_(?:client_secret_)?[A-Za-z0-9]{10,40}_secret_[A-Za-z0-9]{10,80}/,
  },
  {
    name: "square-token",
    label: "SQUARE_TOKEN",
    keywords: ["sq0atp-", "sq0csp-", "sq0idp-"],
    // Of some secrets three more signs are part; of those that are shorter, escapes may stand behind them.
    expression: /sq0(?:csp-[\w\\\]^-]{43}(?![\w-])|(?:atp|csp|idp)-[\w-]{22,100})/,
    validate: (match) => isIssued(match.slice("sq0atp-".length)),
  },
  {
    name: "square-access-token",
    label: "SQUARE_TOKEN",
    keywords: ["eaaa"],
    // Not amid Base64, where four characters mean nothing, and no UUID.
    expression: /(?<![A-Za-z0-9+/]{16}\/|[+_]|[^:]-)EAAA(?![\dA-F]{4}-[\dA-F]{4}-)[\w-]{22,60}(?![\w+/=-])/,
    validate: isVaried,
  },
  {
    name: "braintree-access-token",
    label: "BRAINTREE_TOKEN",
    keywords: ["access_token$"],
    expression: /access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}(?![0-9A-Za-z])/,
  },
  {
    name: "braintree-key",
    label: "BRAINTREE_KEY",
    keywords: ["braintree"],
    at: "value",
    expression: /(?:[0-9a-f]{32}|[0-9a-z]{16}|(?:sandbox|production)_[0-9a-z]{8}_[0-9a-z]{16})(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "paypal-secret",
    label: "PAYPAL_SECRET",
    keywords: ["paypal"],
    at: "value",
    expression: /[AE][A-Za-z0-9_-]{79}(?![\w/+=-])/,
    validate: isVaried,
  },
  {
    name: "adyen-api-key",
    label: "ADYEN_KEY",
    keywords: ["aqe"],
    expression: /AQE[a-z][A-Za-z0-9+/]{40,160}={0,2}-[A-Za-z0-9+/]{32,80}={0,2}-[^\s"'`<>\\]{16}(?![A-Za-z0-9])/,
  },
  {
    name: "adyen-hmac-key",
    label: "ADYEN_KEY",
    keywords: ["adyen"],
    at: "value",
    expression: /(?:[0-9A-Fa-f]{64}|AQE[A-Za-z0-9+/=-]{20,200})(?!\.?[\w/+=-])/,
    validate: isVaried,
  },
  {
    name: "razorpay-key",
    label: "RAZORPAY_KEY",
    keywords: ["rzp_live_", "rzp_test_"],
    expression: /rzp_(?:live|test)_[A-Za-z0-9]{14,40}/,
    validate: (match) => isIssued(match.slice("rzp_live_".length)),
  },
  {
    name: "razorpay-secret",
    label: "RAZORPAY_KEY",
    keywords: ["razorpay", "rzp_"],
    at: "value",
    expression: /[A-Za-z0-9]{24}(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "mollie-api-key",
    label: "MOLLIE_KEY",
    keywords: ["live_", "test_"],
    expression: /(?<!_)(?:live|test)_[A-Za-z0-9]{30}(?![A-Za-z0-9_])/,
    validate: (match) => looksRandom(match.slice("live_".length)),
  },
  {
    name: "mollie-access-token",
    label: "MOLLIE_KEY",
    keywords: ["mollie"],
    at: "value",
    expression: /(?:access|live|test)_[A-Za-z0-9]{30,64}/,
    validate: isVaried,
  },
  {
    name: "paddle-api-key",
    label: "PADDLE_KEY",
    keywords: ["pdl_"],
    expression: /pdl_(?:(?:live|sdbx)_)?(?:apikey|ntfset)_[a-z0-9]{26}_[A-Za-z0-9+/=]{16,64}(?:_[A-Za-z0-9]{3,8})?/,
  },
  {
    name: "plaid-access-token",
    label: "PLAID_TOKEN",
    keywords: ["access-sandbox-", "access-development-", "access-production-", "public-production-", "public-sandbox-"],
    expression:
      /(?:access|public)-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/i,
  },
  {
    name: "plaid-secret",
    label: "PLAID_SECRET",
    keywords: ["plaid"],
    at: "value",
    expression: /(?:[A-Za-z0-9]{30}|[A-Za-z0-9]{24})(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "xendit-api-key",
    label: "XENDIT_KEY",
    keywords: ["xnd_production_", "xnd_development_", "xnd_public_"],
    expression: /xnd_(?:public_)?(?:production|development)_[A-Za-z0-9+/=]{20,120}/,
  },
  {
    name: "omise-key",
    label: "OMISE_KEY",
    keywords: ["skey_"],
    expression: /skey_(?:test_)?[0-9a-z]{19}(?![0-9A-Za-z])/,
  },
  {
    name: "mercadopago-access-token",
    label: "MERCADOPAGO_TOKEN",
    keywords: ["app_usr-"],
    expression: /APP_USR-\d{12,20}-\d{6}-[0-9a-f]{32}(?:-\d{4,15}|__[A-Z_]{2,6}__-\d{4,15})?(?![0-9A-Za-z-])/,
  },
]);
