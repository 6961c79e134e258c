import type { Detector } from "../../detector/detector.ts";
import { isFiller } from "../is-filler.ts";
import { isIssuedMixed } from "../is-issued-mixed.ts";
import { isVaried } from "../is-varied.ts";
import { isWordy } from "./is-wordy.ts";

/** Secret keys are in base 64; checksums are not, nor are names of types, which have a digit at the most. */
const isSecretKey = (text: string): boolean =>
  !isFiller(text) &&
  /[A-Z]/.test(text) &&
  /[g-z]/.test(text) &&
  /[\d+/]/.test(text) &&
  (/[\d+/].*[\d+/]/.test(text) || !isWordy(text));

/** Amazon Web Services. */
export const amazonWebServicesDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "aws-access-key-id",
    label: "AWS_ACCESS_KEY",
    // Long-term, temporary, bearer of the security token service, context-specific.
    keywords: ["akia", "asia", "abia", "acca", "a3t"],
    expression: /(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/,
    // Those of the documentation, too: people plant them to see whether they are found.
    validate: (text) => !isFiller(text),
  },
  {
    name: "aws-secret-access-key",
    label: "AWS_SECRET_KEY",
    keywords: [
      "aws",
      "secret_access_key",
      "secretaccesskey",
      "secret-access-key",
      "secret access key",
      "secret_key",
      "secretkey",
      "secret-key",
      "secret key",
    ],
    at: "value",
    expression: /[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])/,
    validate: isSecretKey,
  },
  {
    name: "aws-key-pair",
    label: "AWS_SECRET_KEY",
    keywords: ["akia", "asia"],
    expression:
      /A(?:KIA|SIA)[A-Z0-9]{16}["'\\]{0,3}[\s,:;|/]{1,4}["'\\]{0,3}(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])/,
    validate: isSecretKey,
  },
  {
    name: "aws-session-token",
    label: "AWS_SESSION_TOKEN",
    keywords: ["IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz"],
    // Percent-encoded in URLs.
    expression: /(?:IQoJb3JpZ2lu|F[wQ]oGZXIvYXdz)(?:[A-Za-z0-9+/_-]|%2[BbFf]|\\\/){60,4096}(?:=|%3[Dd]){0,2}/,
  },
  {
    name: "aws-named-session-token",
    label: "AWS_SESSION_TOKEN",
    keywords: ["session_token", "sessiontoken", "session-token", "security-token", "security_token", "securitytoken"],
    at: "value",
    expression: /(?!ZXl|ey)[A-Za-z0-9+/]{100,4096}={0,2}(?![A-Za-z0-9+/=._-])/,
    validate: isIssuedMixed,
  },
  {
    name: "aws-bedrock-api-key",
    label: "AWS_BEDROCK_KEY",
    keywords: ["absk"],
    expression: /ABSK[A-Za-z0-9+/]{80,400}={0,2}(?![A-Za-z0-9+/])/,
    validate: isVaried,
  },
  {
    name: "aws-bedrock-session-key",
    label: "AWS_BEDROCK_KEY",
    keywords: ["bedrock-api-key-"],
    // Short-lived: a presigned URL of bedrock.amazonaws.com, in base 64.
    expression: /bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/_-]{0,4096}={0,2}/,
  },
  {
    name: "aws-appsync-api-key",
    label: "AWS_APPSYNC_KEY",
    keywords: ["da2-"],
    expression: /da2-[a-z0-9]{26}(?![A-Za-z0-9])/,
    validate: isIssuedMixed,
  },
  {
    name: "aws-mws-auth-token",
    label: "AWS_MWS_TOKEN",
    keywords: ["amzn.mws."],
    expression: /amzn\.mws\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![A-Za-z0-9])/,
    // Those of the documentation, too: people plant them to see whether they are found.
    validate: (text) => !isFiller(text),
  },
  {
    name: "amazon-login-token",
    label: "AMAZON_TOKEN",
    keywords: ["atza|", "atzr|", "atza%7c", "atzr%7c", "amzn1.oa2-cs."],
    expression: /(?:Atz[ar](?:\||%7[Cc])[A-Za-z0-9_-]{50,2048}|amzn1\.oa2-cs\.v\d\.[a-f0-9]{64}(?![A-Za-z0-9]))/,
    validate: isIssuedMixed,
  },
]);
