/** Texts that are close to a token of a scanner of code, and are none. */
export const lookAlikes: readonly string[] = [
  "sonar.projectKey=my-organization_my-project-of-some-length",
  "sonar.sources=src/main/java,src/main/resources",
  "sonar.host.url=https://sonarcloud.io",
  `squ_${"x".repeat(40)}`,
  "snyk: 1.1293.0",
  "npx snyk test --severity-threshold=high",
];
