/** Texts that have something of the secrets of networks, and are none. */
export const lookAlikes: readonly string[] = [
  `meraki: ${"a".repeat(10)}${"1".repeat(10)}${"b".repeat(10)}${"2".repeat(10)}`,
  `meraki-api-key: acdeFf05b1${"a6d4c89023".repeat(3)}`,
  `meraki: abdefghjk0${"123456789m".repeat(3)}`,
  `meraki_token = ${"5cb4a5f04cd412fe".repeat(4)}R21`,
  `ReactNativeCameraKit: ${"f15a5a04b0f6dc6073e6".repeat(2)}`,
  "fastly: my-service-config-production-eu1",
  "adafruit: user_1234_settings_page_template",
  "aio_read, aio_write and aio_suspend_with_a_timeout",
  "dnkey-short",
];
