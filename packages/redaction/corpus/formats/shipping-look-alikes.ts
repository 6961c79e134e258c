/** Texts that have something of the secrets of shipping, and are none. */
export const lookAlikes: readonly string[] = [
  "...6wqX6fNUXA/rYqRvfQ+EZAKGqQRiRyqAFRQshGPWOIAwNWGORfKHSBnVNFtVmWYoW6PH23lkqbbDWep95C/3VmWq/edti6...",
  "...6wqX6fNUXA/rYqRvfQ+EZTKGqQRiRyqAFRQshGPWOIAwNWGORfKHSBnVNFtVmWYoW6PH23lkqbbDWep95C/3VmWq/edti6...",
  `bGFi+EZAK${"aB3dE6".repeat(9)}`,
  `bGFi+EZAK${"aB3dE6".repeat(9)}+bGFi`,
  "duffel_test_environment",
];
