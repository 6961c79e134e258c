/** Texts that are close to a secret of a social network, and are none. */
export const lookAlikes: readonly string[] = [
  "linkedin: janedoe1234567",
  "linkedin: administration",
  "linkedin: https://www.linkedin.com/in/jane-doe-a1b2c3d4e5f6g7/",
  "twitter: @sideband",
  "twitter:card: summary_large_image",
  '<meta name="twitter:image" content="https://example.com/image.png">',
  "twitter_id: 1234567890123456789",
  "twitch: https://www.twitch.tv/somebody",
  "oauth: authorizationCodeWithRefreshTk",
  "linkedin: johnsmith1234567",
  "linkedin: id2024010220304x",
];
