import type { Detector } from "../../detector/detector.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { looksRandomIfShort } from "./looks-random-if-short.ts";

/** Invoices, bank accounts and what is paid from them. */
export const financeDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "finicity-api-token",
    label: "FINICITY_TOKEN",
    keywords: ["finicity"],
    at: "value",
    expression: /[0-9a-f]{32}(?![\w-])/i,
    validate: isVaried,
  },
  {
    name: "finicity-client-secret",
    label: "FINICITY_SECRET",
    keywords: ["finicity"],
    at: "value",
    expression: /[a-z0-9]{20}(?![\w-])/i,
    validate: looksRandomIfShort,
  },
  {
    name: "flutterwave-key",
    label: "FLUTTERWAVE_KEY",
    keywords: ["FLWPUBK", "FLWSECK"],
    expression: /FLW(?:PUB|SEC)K(?:_TEST|_LIVE)?-?[a-z0-9]{12,64}(?:-[a-z0-9]{6,20})?(?:-X)?(?!-?[A-Za-z0-9])/i,
    validate: isVaried,
  },
  {
    name: "freemius-secret-key",
    label: "FREEMIUS_KEY",
    keywords: ["freemius"],
    at: "value",
    expression: /sk_[^\s"'`\\]{29}(?![!#-%(*+./0-9:=>?@A-Z[\]^_a-z{|~-])/,
  },
  {
    // As the plug-in's own documentation shows it, in PHP.
    name: "freemius-sdk-secret-key",
    label: "FREEMIUS_KEY",
    keywords: ["secret_key"],
    inWord: true,
    expression: /secret_key\\?["']\s{0,20}=>\s{0,20}\\?["'](?<secret>sk_[^\s"']{29})(?=\\?["'])/i,
    example: () => `"secret_key" => "sk_${"aB3#dE6".repeat(4)}x",`,
  },
  {
    name: "freshbooks-access-token",
    label: "FRESHBOOKS_TOKEN",
    keywords: ["freshbooks"],
    at: "value",
    expression: /[a-z0-9]{64}(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "gocardless-api-token",
    label: "GOCARDLESS_TOKEN",
    keywords: ["gocardless"],
    at: "value",
    expression: /(?:live|sandbox)_[a-z0-9_=-]{40}(?![\w=-])/i,
    validate: looksRandom,
  },
]);
