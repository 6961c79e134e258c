/** Texts that have something of the secrets of artifact stores, and are none. */
export const lookAlikes: readonly string[] = [
  `AKCp${"X".repeat(69)}`,
  `"AkCp${"aB3dE6gH9kL".repeat(7).slice(0, 69)}"`,
  `"AKCp${"aB3dE6gH9kL".repeat(7).slice(0, 59)}"`,
  `gYnkgAKCp${"aB3dE6gH9kL".repeat(7).slice(0, 69)}VyZSB2`,
  `cmVmd${"X".repeat(59)}`,
  `"cmVMd${"aB3dE6gH9kL".repeat(7).slice(0, 59)}"`,
  `"cmVmd${"aB3dE6gH9kL".repeat(7).slice(0, 49)}"`,
  `gYnkgcmVmd${"aB3dE6gH9kL".repeat(7).slice(0, 59)}VyZSB2`,
  `CLOJARS_USERNAME and CLOJARS_${"x".repeat(60)}`,
  "xray: 1-5759e988-bd862e3fe1be46a994272793",
  "artifactory: https://example.jfrog.io/artifactory/api/npm/npm-local/",
];
