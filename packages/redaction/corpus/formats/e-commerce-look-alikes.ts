/** Texts that are close to a token of a shop, and are none. */
export const lookAlikes: readonly string[] = [
  "shpssSSSSS_SSSS_sssss is not api key",
  `shpat_${"x".repeat(32)}`,
  "shippo_live_mode: true",
  "squarespace: 7.1",
  `block_${"a1b2c3d4".repeat(5)}`,
  "test_pub_sub_delivers_every_message_once",
  `cs_${"0".repeat(40)}`,
];
