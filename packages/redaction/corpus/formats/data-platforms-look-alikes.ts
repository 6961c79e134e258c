/** Texts that have something of the secrets of data platforms, and are none. */
export const lookAlikes: readonly string[] = [
  "path.join(base, name), patterns.forEach(pattern => pattern.test(path))",
  "patternsOfMatters.abcdef",
  "airtable: synchronizations",
  "confluent: internationalize",
  "confluent since 20260304T050607Z",
  "bootstrap.servers=pkc-4nym6.us-east-1.aws.confluent.cloud:9092",
  'algolia: DocSearch, algolia_index = "documentation"',
  "a cfltered list",
  "AVNS_short",
  "apify_api_token",
];
