import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** Registries of packages and images: what publishes in someone's name. */
export const packageRegistryDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "npm-access-token",
    label: "NPM_TOKEN",
    keywords: ["npm_"],
    expression: /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9]|_{1,3}[A-Za-z0-9])/i,
    validate: isIssued,
  },
  {
    name: "npm-config-token",
    label: "NPM_TOKEN",
    keywords: ["_authtoken", "_auth", "_password"],
    // A registry stands before the colon: `//registry.npmjs.org/:_password=…`.
    expression:
      /_(?:authToken|auth|(?<=:_)password)[ \t]{0,4}[= ][ \t]{0,4}\\?["']?(?!_auth)(?<secret>[A-Za-z0-9+/=._-]{16,512})(?![(A-Za-z0-9+/=._-])/,
    inWord: true,
    validate: looksRandom,
  },
  {
    name: "pypi-token",
    label: "PYPI_TOKEN",
    keywords: ["pypi-age"],
    expression: /pypi-AgE[A-Za-z0-9_-]{50,1000}/,
    validate: isVaried,
  },
  {
    name: "rubygems-api-key",
    label: "RUBYGEMS_KEY",
    keywords: ["rubygems_"],
    expression: /rubygems_[0-9a-f]{48}(?![0-9A-Za-z])/,
  },
  {
    name: "crates-io-token",
    label: "CRATES_IO_TOKEN",
    keywords: ["cio"],
    expression: /cio(?:_tp_)?[A-Za-z0-9]{32,64}(?![A-Za-z0-9]|[_-]{1,3}[A-Za-z0-9])/,
    validate: looksRandom,
  },
  {
    name: "nuget-api-key",
    label: "NUGET_KEY",
    keywords: ["oy2"],
    expression: /oy2[a-z0-9]{43}(?![A-Za-z0-9]|[_-]{1,3}[A-Za-z0-9])/,
    validate: isVaried,
  },
  {
    name: "nuget-config-password",
    label: "NUGET_PASSWORD",
    keywords: ["<add key="],
    expression:
      /<add key=\\?"(?:ClearText)?Password\\?"\s{0,8}value=\\?"(?<secret>(?!%[^"%\s]{1,128}%\\?")(?:[^"\\]|\\(?!")){8,256})\\?"/i,
    // The two of the documentation, https://learn.microsoft.com/nuget/reference/nuget-config-file, are nobody's.
    validate: (match) => new Set(match).size >= 4 && !["33f!!lloppa", "hal+9ooo_da!sY"].includes(match),
  },
  {
    name: "docker-hub-token",
    label: "DOCKER_TOKEN",
    keywords: ["dckr_pat_", "dckr_oat_"],
    expression: /dckr_[po]at_[A-Za-z0-9_-]{24,64}/,
    validate: (match) => looksRandom(match.slice("dckr_pat_".length)),
  },
  {
    name: "packagist-token",
    label: "PACKAGIST_TOKEN",
    keywords: ["packagist_"],
    expression: /packagist_(?:[a-z]{2,3}_){1,2}[0-9a-f]{32,96}(?![0-9A-Za-z])/,
  },
  {
    name: "hex-pm-key",
    label: "HEX_KEY",
    keywords: ["hex_api_key", "hex_key"],
    at: "value",
    expression: /[0-9a-f]{32}(?!\.?[\w/+=-])/,
    validate: isVaried,
  },
  {
    name: "anaconda-token",
    label: "ANACONDA_TOKEN",
    keywords: ["/t/", "anaconda"],
    expression:
      /(?:\/t\/|anaconda[\w ]{0,20}["']?\s{0,2}[=:]\s{0,2}["']?)(?<secret>[a-z]{2}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\w-])/i,
    inWord: true,
  },
]);
