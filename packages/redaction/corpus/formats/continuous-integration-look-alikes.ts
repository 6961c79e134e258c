/** Texts that have something of the secrets of continuous integration, and are none. */
export const lookAlikes: readonly string[] = [
  "[![codecov](https://codecov.io/gh/owner/name/branch/main/graph/badge.svg)](https://codecov.io/gh/owner/name)",
  "uses: codecov/codecov-action@b9fd7d16f6d7d1b5d2bec1a2887e65ceed900238",
  "the drone token is in the safe",
  "They sat. Pat. Nobody spoke.",
  "CCIPAT_ is how they begin",
  "bkua_short",
];
