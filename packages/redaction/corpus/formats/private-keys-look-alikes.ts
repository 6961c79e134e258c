/** Texts that have something of private keys, and are none. */
export const lookAlikes: readonly string[] = [
  "-----BEGIN PRIVATE KEY-----\nanything\n-----END PRIVATE KEY-----",
  "-----BEGIN OPENSSH PRIVATE KEY----------END OPENSSH PRIVATE KEY-----",
  "A key in PEM begins with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----.",
  `-----BEGIN PUBLIC KEY-----\n${"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE".repeat(3)}\n-----END PUBLIC KEY-----`,
  `-----BEGIN CERTIFICATE-----\n${"MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG".repeat(3)}\n-----END CERTIFICATE-----`,
  `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ${"q7Zk2mW9xL4tB8vN".repeat(2)} ann@example.com`,
  `tls.crt: ${Buffer.from("-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBg").toString("base64")}`,
  "Public-Lines: 6 and Private-Lines: 14 are counts of lines",
  `{"kty": "EC", "x": "${"q7Zk2mW9xL4tB8vN".repeat(2)}", "d": "short"}`,
  "AGE-SECRET-KEY-1 is a prefix",
  "<p>Paragraphs of HTML, <q>quotations</q> and <d>data</d></p>",
  `{"q": "${"how to write a query that is long ".repeat(3)}", "p": 2, "k": "v"}`,
];
