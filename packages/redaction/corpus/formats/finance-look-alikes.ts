import { LOWER } from "../random.ts";

/** Texts that have something of the secrets of finance, and are none. */
export const lookAlikes: readonly string[] = [
  `$config = array(\n  secret_key => "sk_${LOWER}123",\n);`,
  `$config = array(\n  "secret_key" => sk_${LOWER}123,\n);`,
  `$config = array(\n  "other_key" => "sk_${LOWER}123",\n);`,
  "FLWSECK_TEST-your-key",
  "FLWSECK_TEST-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-X",
  "gocardless: live_payments",
  "freshbooks: invoices",
  "finicity: customerAccounts2",
];
