/** Texts that have something of the secrets of customer relations, and are none. */
export const lookAlikes: readonly string[] = [
  "│   ├── R21A-A-V010SP13RC181024R16900-CN-B_250K-Release-OTA-97B6C6C59241976086FABDC41472150C.bfu",
  "the beamer shows 1920x1080, beamer: b_side",
  "hubspot: see https://developers.hubspot.com/docs",
  "pat-na1-not-a-token",
  "8f14e45f-ceea-467f-a1d3-1f7b2c5a9e0d",
  "intercom: a-doorbell-with-a-loudspeaker-and-a-microphone-in-every-room",
];
