import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isIssuedMixed } from "../is-issued-mixed.ts";
import { looksRandom } from "../looks-random.ts";
import { startingBefore } from "../starting-before.ts";
import { runOf } from "../../scan/run-start.ts";

/** Google Cloud and what else Google issues. */
export const googleCloudDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "google-api-key",
    label: "GOOGLE_API_KEY",
    keywords: ["aiza"],
    expression: /AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9]|[_-]{1,3}[A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "google-auth-key",
    label: "GOOGLE_API_KEY",
    // Keys bound to a service account, since 2025.
    keywords: ["aq."],
    expression: /AQ\.[A-Za-z0-9_-]{30,120}(?![A-Za-z0-9_-]|\.[A-Za-z0-9_-])/,
    validate: isIssuedMixed,
  },
  {
    name: "google-oauth-access-token",
    label: "GOOGLE_OAUTH_TOKEN",
    keywords: ["ya29."],
    expression: /ya29\.(?:[A-Za-z0-9_-]|\.(?!\.)){20,2048}/,
    validate: isIssuedMixed,
  },
  {
    name: "google-oauth-refresh-token",
    label: "GOOGLE_OAUTH_TOKEN",
    keywords: ["1//0", "1\\/\\/0"],
    expression: /1(?:\/\/|\\\/\\\/)0[A-Za-z0-9_-]{40,256}/,
    validate: isIssuedMixed,
  },
  {
    name: "google-oauth-code",
    label: "GOOGLE_OAUTH_TOKEN",
    keywords: ["4/0a", "4%2f0a"],
    expression: /4(?:\/|%2[Ff])0A[A-Za-z0-9_-]{40,256}/,
    validate: isIssuedMixed,
  },
  {
    name: "google-oauth-client-secret",
    label: "GOOGLE_CLIENT_SECRET",
    keywords: ["gocspx-"],
    expression: /GOCSPX-[A-Za-z0-9_-]{20,64}/,
    validate: isIssuedMixed,
  },
  {
    name: "google-legacy-client-secret",
    label: "GOOGLE_CLIENT_SECRET",
    keywords: [
      "google_client_secret",
      "google-client-secret",
      "googleclientsecret",
      "google client secret",
      "google_oauth",
      "google_secret",
    ],
    at: "value",
    expression: /[A-Za-z0-9_-]{24}(?![A-Za-z0-9_-]|\.[A-Za-z])/,
    validate: looksRandom,
  },
  {
    name: "google-service-account-key-id",
    label: "GOOGLE_KEY_ID",
    keywords: ["private_key_id", "privatekeyid", "private-key-id"],
    at: "value",
    expression: /[a-f0-9]{40}(?![A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "google-storage-hmac-key",
    label: "GOOGLE_STORAGE_KEY",
    keywords: ["goog"],
    expression: /GOOG(?:1E[A-Z0-9]{57,59}|[A-Z0-9]{16,20})(?![A-Za-z0-9]|_{1,3}[A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "google-storage-hmac-secret",
    label: "GOOGLE_STORAGE_KEY",
    keywords: ["gcs_secret", "gcs-secret", "gcssecret", "gcs_hmac", "hmac_secret", "hmacsecret", "storage_secret"],
    at: "value",
    expression: /[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/,
    validate: looksRandom,
  },
  {
    name: "google-recaptcha-key",
    label: "GOOGLE_RECAPTCHA_KEY",
    keywords: ["recaptcha"],
    at: "value",
    expression: /6L[A-Za-z0-9_-]{38}(?![A-Za-z0-9_-])/,
    validate: isIssuedMixed,
  },
  {
    name: "firebase-messaging-key",
    label: "FIREBASE_KEY",
    keywords: [":APA91b"],
    find: startingBefore(11, /AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{130,160}/),
    maxLength: 192,
    earliest: /* @__PURE__ */ runOf(/[\w-]/),
    validate: isIssuedMixed,
    example: () => `AAAAq7Zk2mW:APA91b${"a1B2c".repeat(27)}`,
  },
]);
