/** Texts that have something of a password manager's secrets, and are none. */
export const lookAlikes: readonly string[] = [
  `A3-${"X".repeat(6)}-${"X".repeat(11)}-XXXXX-XXXXX-XXXXX`,
  `A3-x${"X".repeat(5)}-${"X".repeat(6)}-XXXXX-XXXXX-XXXXX-XXXXX`,
  "paper sizes A3-A4, A3-297x420, A3-landscape",
  `ops_eyJ${"x".repeat(280)}`,
  "export OP_SERVICE_ACCOUNT_TOKEN=ops_eyJzaWduSW5BZGRyZXNzIjoiaHR0cHM6...",
  "fn::secret: ops_eyJzaWduSW5B..[Redacted]",
  `ops_DUMMY${"d3NlcnZpY2U".repeat(20)}`,
  "the unit is dp.st. and the view is 12dp.pt. wide",
  "bws --version 0.1.2, bitwarden: see https://bitwarden.com/help/access-tokens/",
  "dp.pt.your_token_here",
];
