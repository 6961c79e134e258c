import { namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const socialNetworkFormats: readonly SecretFormat[] = [
  {
    detector: "linkedin-secret",
    source: "https://learn.microsoft.com/linkedin/shared/authentication/client-credentials-flow",
    sample: (random) => random.text(ALPHANUMERIC, 16),
    contexts: namedContexts("linkedin"),
  },
  {
    detector: "linkedin-secret",
    source: "https://learn.microsoft.com/linkedin/shared/authentication/client-credentials-flow",
    sample: (random) => random.text(LOWER + DIGITS, 14),
    contexts: namedContexts("linkedin"),
  },
  {
    detector: "linkedin-client-secret",
    source: "https://learn.microsoft.com/linkedin/shared/authentication/client-credentials-flow",
    sample: (random) => `WPL_AP1.${random.text(ALPHANUMERIC, 16)}.${random.text(ALPHANUMERIC, 6)}==`,
  },
  {
    detector: "twitter-secret",
    source: "https://docs.x.com/fundamentals/authentication/oauth-1-0a/api-key-and-secret",
    sample: (random) => random.text(ALPHANUMERIC, random.pick([25, 45, 50])),
    contexts: namedContexts("twitter"),
  },
  {
    detector: "twitter-access-token",
    source: "https://docs.x.com/fundamentals/authentication/oauth-1-0a/obtaining-user-access-tokens",
    sample: (random) =>
      `1${random.text(DIGITS, random.integer(16, 19))}-${random.text(ALPHANUMERIC, random.integer(30, 40))}`,
    contexts: namedContexts("twitter"),
  },
  {
    detector: "twitter-bearer-token",
    source: "https://docs.x.com/fundamentals/authentication/oauth-2-0/bearer-tokens",
    sample: (random) =>
      `AAAAAAAAAAAAAAAAAAAAA${random.text(ALPHANUMERIC, 18)}%2B${random.text(ALPHANUMERIC, 20)}%3D${random.text(ALPHANUMERIC, 50)}`,
    contexts: namedContexts("twitter"),
  },
  {
    detector: "twitch-token",
    source: "https://dev.twitch.tv/docs/authentication/",
    sample: (random) => random.text(LOWER + DIGITS, 30),
    contexts: namedContexts("twitch"),
  },
  {
    detector: "twitch-oauth-token",
    source: "https://dev.twitch.tv/docs/chat/authenticating/",
    sample: (random) => random.text(LOWER + DIGITS, 30),
    contexts: (secret) => [`PASS oauth:${secret}`, `{"nick":"oauth:${secret}"}`],
  },
];
