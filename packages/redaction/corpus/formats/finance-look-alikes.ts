/** As long as a key of theirs, with signs in it. */
const SIGNS = `${"aB3#dE6".repeat(4)}x`;

/** Texts that have something of the secrets of finance, and are none. */
export const lookAlikes: readonly string[] = [
  `$config = array(\n  secret_key => "sk_${SIGNS}",\n);`,
  `$config = array(\n  "secret_key" => sk_${SIGNS},\n);`,
  `$config = array(\n  "other_key" => "sk_${SIGNS}",\n);`,
  "FLWSECK_TEST-your-key",
  "FLWSECK_TEST-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-X",
  "gocardless: live_payments",
  "freshbooks: invoices",
  "finicity: customerAccounts2",
];
