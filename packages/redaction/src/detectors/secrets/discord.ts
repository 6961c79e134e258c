import type { Detector } from "../../detector/detector.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** Discord. */
export const discordDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "discord-api-token",
    label: "DISCORD_TOKEN",
    keywords: ["discord"],
    at: "value",
    expression: /[0-9a-f]{64}(?![\w-])/i,
    validate: isVaried,
  },
  {
    name: "discord-bot-token",
    label: "DISCORD_TOKEN",
    keywords: ["discord"],
    at: "value",
    // A number in base 64, a point in time, a signature.
    expression: /(?:Bot )?(?<secret>(?:mfa\.[\w-]{80,90}|[MNO][\w-]{22,28}\.[\w-]{6,7}\.[\w-]{27,45}))(?![\w-])/,
  },
  {
    name: "discord-bot-authorization",
    label: "DISCORD_TOKEN",
    keywords: ["Bot "],
    expression: /Bot (?<secret>[MNO][\w-]{22,28}\.[\w-]{6,7}\.[\w-]{27,45})(?![\w-])/i,
  },
  {
    name: "discord-client-id",
    label: "DISCORD_ID",
    keywords: ["discord"],
    at: "value",
    expression: /(?!0{8})\d{17,20}(?![\w-])/,
  },
  {
    name: "discord-client-secret",
    label: "DISCORD_SECRET",
    keywords: ["discord"],
    at: "value",
    expression: /[a-z0-9=_-]{32}(?![\w=-])/i,
    validate: (match) => (/\D/.test(match) ? looksRandom(match) : isVaried(match)),
  },
  {
    name: "discord-webhook",
    label: "DISCORD_WEBHOOK",
    keywords: ["discord.com/api/", "discordapp.com/api/"],
    expression: /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/(?<secret>\d{17,20}\/[\w-]{60,80})/i,
  },
]);
