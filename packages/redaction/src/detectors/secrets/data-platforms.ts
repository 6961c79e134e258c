import type { Detector, TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { atKeyword } from "../../scan/run-start.ts";
import { looksRandomIfShort } from "./looks-random-if-short.ts";

const AIRTABLE_TOKEN = /pat[A-Za-z0-9]{14}\.[0-9a-f]{64}(?![A-Za-z0-9])/y;
const AIRTABLE_DOT = 17;

/** `pat` stands in every `path`: only where the dot is at its place is it worth a closer look. */
const findAirtableToken = (text: string, { start }: TextRange): TextRange | undefined => {
  if (text.charAt(start + AIRTABLE_DOT) !== "." || !startsToken(text, start)) return undefined;
  AIRTABLE_TOKEN.lastIndex = start;
  return AIRTABLE_TOKEN.test(text) ? { start, end: AIRTABLE_TOKEN.lastIndex } : undefined;
};

/** Databases, search and streams as a service. */
export const dataPlatformDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "airtable-api-key",
    label: "AIRTABLE_KEY",
    keywords: ["airtable"],
    at: "value",
    expression: /[a-z0-9]{17}(?!\.?[\w-])/i,
    validate: looksRandomIfShort,
  },
  {
    name: "airtable-access-token",
    label: "AIRTABLE_TOKEN",
    keywords: ["pat"],
    find: findAirtableToken,
    maxLength: 82,
    earliest: atKeyword,
    validate: isVaried,
    example: () => `pat${"aB3dE6f".repeat(2)}.${"0a1b2c3d4e5f6789".repeat(4)}`,
  },
  {
    name: "airtable-oauth-token",
    label: "AIRTABLE_TOKEN",
    keywords: ["oaa"],
    expression: /oaa[A-Za-z0-9]{14}\.v1\.[A-Za-z0-9._+/-]{20,1000}={0,2}/,
    validate: isVaried,
  },
  {
    name: "aiven-password",
    label: "AIVEN_PASSWORD",
    keywords: ["AVNS_"],
    expression: /AVNS_[\w-]{16,40}/,
    validate: isVaried,
  },
  {
    name: "algolia-api-key",
    label: "ALGOLIA_KEY",
    keywords: ["algolia"],
    at: "value",
    expression: /[a-z0-9]{32}(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "apify-token",
    label: "APIFY_TOKEN",
    keywords: ["apify_api_", "apify_proxy_"],
    expression: /apify_(?:api|proxy)_[A-Za-z0-9]{34,60}/,
    validate: isIssued,
  },
  {
    name: "cockroachdb-api-key",
    label: "COCKROACHDB_KEY",
    keywords: ["CCDB1_"],
    expression: /CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}(?![A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "confluent-access-token",
    label: "CONFLUENT_KEY",
    keywords: ["confluent"],
    at: "value",
    // Not a point in time.
    expression: /(?!\d{8}T\d{6}Z)(?!\d{16})[a-z0-9]{16}(?![\w-])/i,
    validate: looksRandomIfShort,
  },
  {
    name: "confluent-secret-key",
    label: "CONFLUENT_SECRET",
    keywords: ["confluent"],
    at: "value",
    expression: /[a-z0-9+/]{64}(?![\w+/-])/i,
    validate: looksRandom,
  },
  {
    name: "confluent-api-secret",
    label: "CONFLUENT_SECRET",
    keywords: ["cflt"],
    expression: /(?<!\+|[A-Za-z0-9+/]{16}\/)cflt[A-Za-z0-9+/]{60}(?![A-Za-z0-9+/])/,
    validate: isVaried,
  },
  {
    name: "datastax-token",
    label: "DATASTAX_TOKEN",
    keywords: ["AstraCS:"],
    expression: /AstraCS:[A-Za-z]{24}:[0-9a-f]{64}(?![A-Za-z0-9])/,
    validate: isVaried,
  },
  {
    name: "elastic-cloud-api-key",
    label: "ELASTIC_KEY",
    keywords: ["essu_"],
    expression: /essu_[A-Za-z0-9+/]{40,400}={0,2}/,
    validate: isVaried,
  },
]);
