import type { Detector } from "../../detector/detector.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { looksRandomIfShort } from "./looks-random-if-short.ts";

/** Where money and shares change hands. */
export const exchangeDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "alchemy-api-key",
    label: "ALCHEMY_KEY",
    keywords: ["alchemy"],
    at: "value",
    expression: /[\w-]{32}(?![\w-])/,
    validate: looksRandom,
  },
  {
    name: "binance-key",
    label: "BINANCE_KEY",
    keywords: ["binance"],
    at: "value",
    expression: /[a-z0-9]{64}(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "bittrex-key",
    label: "BITTREX_KEY",
    keywords: ["bittrex"],
    at: "value",
    expression: /[a-z0-9]{32}(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "coinbase-access-token",
    label: "COINBASE_TOKEN",
    keywords: ["coinbase"],
    at: "value",
    expression: /[\w-]{64}(?![\w-])/,
    validate: looksRandom,
  },
  {
    name: "coinbase-api-key",
    label: "COINBASE_KEY",
    keywords: ["organizations/"],
    expression:
      /organizations\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\/apiKeys\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/i,
  },
  {
    name: "etherscan-api-key",
    label: "ETHERSCAN_KEY",
    keywords: ["etherscan", "bscscan", "polygonscan"],
    at: "value",
    expression: /[A-Z0-9]{34}(?![\w-])/,
    validate: looksRandom,
  },
  {
    name: "finnhub-access-token",
    label: "FINNHUB_TOKEN",
    keywords: ["finnhub"],
    at: "value",
    expression: /(?:[a-z0-9]{20}|[a-z0-9]{40})(?![\w-])/i,
    validate: looksRandomIfShort,
  },
  {
    name: "infura-api-key",
    label: "INFURA_KEY",
    keywords: ["infura"],
    at: "value",
    expression: /[0-9a-f]{32}(?![\w-])/i,
    validate: isVaried,
  },
  {
    name: "kraken-access-token",
    label: "KRAKEN_TOKEN",
    keywords: ["kraken"],
    at: "value",
    expression: /(?:[a-z0-9/+]{56}|[a-z0-9/=_+-]{80,90})(?![\w/=+-])/i,
    validate: looksRandom,
  },
  {
    name: "kucoin-access-token",
    label: "KUCOIN_TOKEN",
    keywords: ["kucoin"],
    at: "value",
    expression: /[0-9a-f]{24}(?![\w-])/i,
    validate: isVaried,
  },
  {
    name: "kucoin-secret-key",
    label: "KUCOIN_SECRET",
    keywords: ["kucoin"],
    at: "value",
    expression: /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/i,
  },
]);
