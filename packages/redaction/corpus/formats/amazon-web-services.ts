import { bothContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

const awsContexts = (secret: string): readonly string[] => [
  `aws_secret_access_key = ${secret}`,
  `AWS_SECRET_ACCESS_KEY="${secret}"`,
  `"SecretAccessKey": "${secret}"`,
  `secretAccessKey: '${secret}',`,
  `<SecretAccessKey>${secret}</SecretAccessKey>`,
  JSON.stringify({ body: JSON.stringify({ secretAccessKey: secret }) }),
  `aws configure set aws_secret_access_key ${secret}`,
  `my AWS secret access key is ${secret}`,
];

const pairContexts = (secret: string, random: Random): readonly string[] => {
  const id = `AKIA${random.text(`${UPPER}234567`, 16)}`;
  return [`${id},${secret}`, `${id}:${secret}`, `${id}\n${secret}\n`, `"${id}", "${secret}"`];
};

export const amazonWebServicesFormats: readonly SecretFormat[] = [
  {
    detector: "aws-access-key-id",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
    sample: (random) => `${random.pick(["AKIA", "ASIA", "ABIA", "ACCA"])}${random.text(`${UPPER}234567`, 16)}`,
    contexts: bothContexts("aws"),
  },
  {
    detector: "aws-secret-access-key",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
    sample: (random) => random.text(`${ALPHANUMERIC}/+`, 40),
    contexts: awsContexts,
  },
  {
    detector: "aws-key-pair",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
    sample: (random) => random.text(`${ALPHANUMERIC}/+`, 40),
    contexts: pairContexts,
  },
  {
    detector: "aws-session-token",
    source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html",
    sample: (random) => `IQoJb3JpZ2luX2Vj${random.text(`${ALPHANUMERIC}/+`, random.integer(300, 900))}==`,
    contexts: bothContexts("session"),
  },
  {
    detector: "aws-session-token",
    source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html",
    sample: (random) => `FwoGZXIvYXdz${random.text(`${ALPHANUMERIC}/+`, random.integer(300, 900))}=`,
    contexts: bothContexts("session"),
  },
  {
    detector: "aws-named-session-token",
    source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html",
    sample: (random) => random.text(`${ALPHANUMERIC}/+`, 280),
    contexts: (secret) => [
      `aws_session_token = ${secret}`,
      `"SessionToken": "${secret}"`,
      `AWS_SESSION_TOKEN=${secret}`,
      `X-Amz-Security-Token: ${secret}`,
    ],
  },
  {
    detector: "aws-bedrock-api-key",
    source: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html",
    sample: (random) => `ABSKQmVkcm9ja0FQSUtleS1${random.text(ALPHANUMERIC, 108)}=`,
    contexts: bothContexts("bedrock"),
  },
  {
    detector: "aws-bedrock-session-key",
    source: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html",
    sample: (random) =>
      `bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t${random.text(ALPHANUMERIC, random.integer(400, 1200))}==`,
    contexts: bothContexts("bedrock"),
  },
  {
    detector: "aws-appsync-api-key",
    source: "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html",
    sample: (random) => `da2-${random.text(LOWER + DIGITS, 26)}`,
    contexts: bothContexts("appsync"),
  },
  {
    detector: "aws-mws-auth-token",
    source: "https://developer.amazonservices.com/",
    sample: (random) => `amzn.mws.${uuid(random)}`,
    contexts: bothContexts("mws"),
  },
  {
    detector: "amazon-login-token",
    source: "https://developer.amazon.com/docs/login-with-amazon/access-token.html",
    sample: (random) => `Atz${random.pick(["a", "r"])}|${random.text(`${ALPHANUMERIC}-_`, 300)}`,
    contexts: bothContexts("amazon"),
  },
  {
    detector: "amazon-login-token",
    source: "https://developer.amazon.com/docs/login-with-amazon/security-profile.html",
    sample: (random) => `amzn1.oa2-cs.v1.${random.text(HEX, 64)}`,
    contexts: bothContexts("amazon"),
  },
  {
    detector: "aws-bedrock-api-key",
    source: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
    sample: (random) => `ABSKQmVkcm9ja0FQSUtleS1${random.text(ALPHANUMERIC, 83)}==`,
    contexts: bothContexts("bedrock"),
  },
];
