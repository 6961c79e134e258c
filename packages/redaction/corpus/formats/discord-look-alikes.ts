/** Texts that have something of Discord's secrets, and are none. */
export const lookAlikes: readonly string[] = [
  "discord=000000000000000000",
  "discord=00000000000000000000000000000000",
  "https://discord.gg/abcdefg, https://discord.com/channels/@me",
  "https://discord.com/api/webhooks/{id}/{token}",
  "discord: interactions_endpoint_url_of_bot",
  "the Bot is here, Bot Mode.Active.Now",
];
