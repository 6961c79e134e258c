/** Texts that are close to a key of a publisher, and are none. */
export const lookAlikes: readonly string[] = [
  `const API_KEY = 'rdme_${"X".repeat(70)}';`,
  "nytimes: https://www.nytimes.com/section/technology",
  `const privateaiToken = "${"a".repeat(32)}";`,
  "looker: dashboards",
  "onlooker: somebodyWhoLooksOnAll",
  "rapidapi: https://rapidapi.com/hub",
  "PMAK-your-key",
];
