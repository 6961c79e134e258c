/** Texts that have something of the secrets of social networks, and are none. */
export const lookAlikes: readonly string[] = [
  `SetSysctl = "${"ab12cd34".repeat(3)}"`,
  "if err := sysctl.SetSysctl(sysctlBridgeCallIPTables); err != nil {",
  "XCBuild.XCBBuildServiceSession.setSystemInfo(operatingSystemVersion: __C.NSOperatingSystemVersion)",
  `eaaaC0b75a9329fded2ffa9a02b47e0117831b82`,
  `checksum: eaac4cf978b6fbd480f1092cab8b233c9b949bcabfc9b598dd79a758f7243c28765ef7639c876fa72940dac687181b35486ea01ff7df3e65ce3848c64822c581`,
  `+EAAC${"aB3dE6gH9".repeat(13)}+`,
  `bGFi+EAAC${"aB3dE6gH9".repeat(13)}`,
  `bGFi+IGAA${"aB3dE6gH9".repeat(13)}`,
  "| 123456789012345 | name-of-a-row-in-a-table-of-markdown |",
  "facebook: https://www.facebook.com/profile.php?id=100012345678901",
  "etsy = theNameOfAFunctionInCode",
  "flickr: photosOfTheYear, gitter: rooms",
];
