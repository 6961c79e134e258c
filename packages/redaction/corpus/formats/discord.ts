import { namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const botToken = (random: Random): string => {
  const id = Buffer.from(`9${random.text(DIGITS, 17)}`).toString("base64url");
  return `${id}.G${random.text(ALPHANUMERIC, 5)}.${random.text(`${ALPHANUMERIC}_-`, 38)}`;
};

export const discordFormats: readonly SecretFormat[] = [
  {
    detector: "discord-api-token",
    source: "https://discord.com/developers/docs/interactions/receiving-and-responding",
    sample: (random) => random.text(HEX, 64),
    contexts: namedContexts("discord"),
  },
  {
    detector: "discord-bot-token",
    source: "https://discord.com/developers/docs/reference",
    sample: (random) => botToken(random),
    contexts: namedContexts("discord"),
  },
  {
    detector: "discord-bot-authorization",
    source: "https://discord.com/developers/docs/reference",
    sample: (random) => botToken(random),
    contexts: (secret) => [
      `Authorization: Bot ${secret}`,
      JSON.stringify({ headers: { authorization: `Bot ${secret}` } }),
      `curl -H "Authorization: Bot ${secret}" https://example.com/`,
    ],
  },
  {
    detector: "discord-client-id",
    source: "https://discord.com/developers/docs/topics/oauth2",
    sample: (random) => `9${random.text(DIGITS, random.integer(16, 18))}`,
    contexts: namedContexts("discord"),
  },
  {
    detector: "discord-client-secret",
    source: "https://discord.com/developers/docs/topics/oauth2",
    sample: (random) => random.text(`${ALPHANUMERIC}_-`, 32),
    contexts: namedContexts("discord"),
  },
  {
    detector: "discord-client-secret",
    source: "https://discord.com/developers/docs/topics/oauth2",
    sample: (random) => random.text(DIGITS, 32),
    contexts: namedContexts("discord"),
  },
  {
    detector: "discord-webhook",
    source: "https://discord.com/developers/docs/resources/webhook",
    sample: (random) => `9${random.text(DIGITS, 17)}/${random.text(`${ALPHANUMERIC}_-`, 68)}`,
    contexts: (secret) => [
      `https://discord.com/api/webhooks/${secret}`,
      JSON.stringify({ url: `https://discordapp.com/api/webhooks/${secret}?wait=true` }),
      `curl https://canary.discord.com/api/v10/webhooks/${secret} -d hi`,
    ],
  },
];
