/** Texts that are close to a secret of an identity provider, and are none. */
export const lookAlikes: readonly string[] = [
  `oktaKey = ${"0".repeat(35)}TUVWXYZ`,
  "rookTable = 0023452Lllk2KqjLBvaxANWEgTd7bqjsxjo8aZj0wd",
  "okta: https://dev-123456.okta.com/oauth2/default",
  "auth0: https://example.eu.auth0.com/.well-known/openid-configuration",
  "auth0_domain: example.eu.auth0.com",
  "category_store_directory and history_at_the_beginning",
  "secret-live-show-of-the-year",
];
