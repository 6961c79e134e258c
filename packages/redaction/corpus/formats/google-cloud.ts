import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const googleCloudFormats: readonly SecretFormat[] = [
  {
    detector: "google-api-key",
    source: "https://cloud.google.com/docs/authentication/api-keys",
    sample: (random) => `AIza${random.text(`${ALPHANUMERIC}-_`, 35)}`,
    contexts: bothContexts("google"),
  },
  {
    detector: "google-auth-key",
    source: "https://ai.google.dev/gemini-api/docs/api-key",
    sample: (random) => `AQ.Ab8R${random.text(`${ALPHANUMERIC}-_`, 46)}`,
    contexts: bothContexts("gemini"),
  },
  {
    detector: "google-oauth-access-token",
    source: "https://developers.google.com/identity/protocols/oauth2",
    sample: (random) => `ya29.${random.text(`${ALPHANUMERIC}-_`, random.integer(140, 250))}`,
    contexts: bothContexts("google"),
  },
  {
    detector: "google-oauth-refresh-token",
    source: "https://developers.google.com/identity/protocols/oauth2",
    sample: (random) => `1//0${random.text(`${ALPHANUMERIC}-_`, 98)}`,
    contexts: bothContexts("google refresh"),
  },
  {
    detector: "google-oauth-code",
    source: "https://developers.google.com/identity/protocols/oauth2/web-server",
    sample: (random) => `4/0A${random.text(`${ALPHANUMERIC}-_`, 70)}`,
    contexts: bothContexts("authorization"),
  },
  {
    detector: "google-oauth-client-secret",
    source: "https://developers.google.com/identity/protocols/oauth2",
    sample: (random) => `GOCSPX-${random.text(`${ALPHANUMERIC}-_`, 28)}`,
    contexts: bothContexts("google client"),
  },
  {
    detector: "google-service-account-key-id",
    source: "https://cloud.google.com/iam/docs/keys-create-delete",
    sample: (random) => random.text(HEX, 40),
    contexts: (secret) => [
      `"private_key_id": "${secret}"`,
      `private_key_id: ${secret}`,
      JSON.stringify({ body: JSON.stringify({ private_key_id: secret }) }),
    ],
  },
  {
    detector: "google-storage-hmac-key",
    source: "https://cloud.google.com/storage/docs/authentication/hmackeys",
    sample: (random) => `GOOG1E${random.text(UPPER + DIGITS, 57)}`,
    contexts: bothContexts("storage"),
  },
  {
    detector: "google-recaptcha-key",
    source: "https://developers.google.com/recaptcha/docs/verify",
    sample: (random) => `6L${random.text(`${ALPHANUMERIC}-_`, 38)}`,
    contexts: namedContexts("recaptcha"),
  },
  {
    detector: "firebase-messaging-key",
    source: "https://firebase.google.com/docs/cloud-messaging/auth-server",
    sample: (random) => `AAAA${random.text(`${ALPHANUMERIC}-_`, 7)}:APA91b${random.text(`${ALPHANUMERIC}-_`, 134)}`,
    contexts: bothContexts("messaging"),
  },
  {
    detector: "google-legacy-client-secret",
    source: "https://developers.google.com/identity/protocols/oauth2",
    sample: (random) => random.text(`${ALPHANUMERIC}-_`, 24),
    contexts: (secret) => [
      `GOOGLE_CLIENT_SECRET=${secret}`,
      `google_client_secret: "${secret}"`,
      JSON.stringify({ googleClientSecret: secret }),
      `GOOGLE_OAUTH_CLIENT_SECRET='${secret}'`,
    ],
  },
  {
    detector: "google-storage-hmac-secret",
    source: "https://cloud.google.com/storage/docs/authentication/hmackeys",
    sample: (random) => random.text(`${ALPHANUMERIC}+/`, 40),
    contexts: (secret) => [
      `GCS_SECRET=${secret}`,
      `gcs_hmac_secret: "${secret}"`,
      JSON.stringify({ hmacSecret: secret }),
      `export GCS_HMAC_SECRET='${secret}'`,
    ],
  },
];
