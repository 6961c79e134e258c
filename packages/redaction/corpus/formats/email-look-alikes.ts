/** Texts that are close to a key of a sender of mail, and are none. */
export const lookAlikes: readonly string[] = [
  `SG.${"APhb3zgjtx".concat("3hajdas1TjBB")}.`,
  `notSG.${"APhb3zgjtx".concat("3hajdas1TjBB")}.H7Sgbba3afgKSDyB442aDK0kpGO3SD332313-L5528K`,
  "msg.payload.message.attachments.forEach((attachment) => imsg.push(attachment))",
  "the more_or_less_core_features of a pre_release_candidate",
  "re_exported_from_a_module_that_is_not_there",
  "eu-us1 and cloud-us20",
  "api-us1-a1b2c3d4e5f60718",
  `react key="key-${"a1b2c3d4e5f60718".repeat(2)}"`,
  "postmark: 2026-03-04",
  "pk_id_of_the_table",
  `pk_${"a".repeat(34)}`,
];
