/** Texts that have something of the secrets of project management, and are none. */
export const lookAlikes: readonly string[] = [
  "getPagesInConfluenceSpace,searchConfluenceUsingCql",
  "confluence = searchConfluenceUsingCql",
  "jira: responsibilities of teams",
  "JIRA-1234 is done, see https://example.atlassian.net/browse/JIRA-1234",
  "https://app.asana.com/0/1203456789012345/1203456789012346",
  "asana=0000000000000000",
  "1/2:3, 2/10 and 1/1234567890:short",
  "ATATT3 is how they begin",
  "pk_12345_short, pk_live, user_pk_1",
];
