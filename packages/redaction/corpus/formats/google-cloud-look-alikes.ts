/** Texts that have something of the secrets of Google, and are none. */
export const lookAlikes: readonly string[] = [
  ["AIza", "Tesb6Tscfcni8vIpWZqNCXFDFslJtVSvFDq", "abcd123"].join(""),
  [
    "GWw4hjABFzZCGiRpmlDyDdo87Jn9BN9THUA47muVRNunLxsa82tMAdvmrhOqNkRKiYMEAFbTJ",
    "AIza",
    "Tesb6Tscfcni8vIpWZqNCXFDFslJtVSvFDq",
  ].join(""),
  `apiKey: "AIza${"x".repeat(35)}"`,
  "AIZASYCO2CXRMC9ELSKLHLHRMBSWDEVEDZTLO2O",
  "Read the FAQ. It answers this.",
  "google.com GOOGLE_APPLICATION_CREDENTIALS=/path/to/file.json",
  '"client_id": "123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com"',
  '"client_email": "robot@project-1.iam.gserviceaccount.com"',
  '"type": "service_account", "project_id": "project-1", "auth_uri": "https://accounts.google.com/o/oauth2/auth"',
  "GOCSPX-... ya29. ya29.xxxx 1//0 4/0A",
];
