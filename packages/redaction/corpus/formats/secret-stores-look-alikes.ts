/** Texts that are close to a token of a secret store, and are none. */
export const lookAlikes: readonly string[] = [
  `s.${"x".repeat(24)}`,
  "s.THISSTRINGISALLUPPERCASE",
  "s.thisstringisalllowercase",
  "s.AcceptanceTimeoutSeconds ",
  "s.makeKubeConfigController = args",
  "  credentials: new AWS.SharedIniFileCredentials({ profile: '<YOUR_PROFILE>' })",
  "INFO 4 --- [           main] o.s.b.f.s.DefaultListableBeanFactory     : Overriding bean definition for bean",
  `hvs.${"x".repeat(90)}`,
  "hvs.your-vault-token-goes-here-please",
  "hvs.abc and hvb.tooshortxxx",
  'export const VAULT_ADDR = "https://vault.example.com";',
  "the request.body.st.id",
  "It was the best of times.It was the worst of times.",
  `s.${"xKqZvWjQ".repeat(3)}`,
];
