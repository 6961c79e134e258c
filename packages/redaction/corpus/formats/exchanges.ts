import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

const CAPITALS = UPPER + DIGITS;

export const exchangeFormats: readonly SecretFormat[] = [
  {
    detector: "alchemy-api-key",
    source: "https://www.alchemy.com/docs/how-to-use-api-keys-in-http-headers",
    sample: (random) => random.text(`${ALPHANUMERIC}_-`, 32),
    contexts: namedContexts("alchemy"),
  },
  {
    detector: "etherscan-api-key",
    source: "https://docs.etherscan.io/getting-started/viewing-api-usage-statistics",
    sample: (random) => random.text(CAPITALS, 34),
    contexts: namedContexts("etherscan"),
  },
  {
    detector: "infura-api-key",
    source: "https://docs.metamask.io/services/get-started/infura/",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("infura"),
  },
  {
    detector: "binance-key",
    source: "https://developers.binance.com/docs/binance-spot-api-docs/rest-api",
    sample: (random) => random.text(ALPHANUMERIC, 64),
    contexts: namedContexts("binance"),
  },
  {
    detector: "bittrex-key",
    source: "https://bittrex.github.io/api/v3",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("bittrex"),
  },
  {
    detector: "bittrex-key",
    source: "https://bittrex.github.io/api/v3",
    sample: (random) => random.text(LOWER + DIGITS, 32),
    contexts: namedContexts("bittrex"),
  },
  {
    detector: "coinbase-access-token",
    source: "https://docs.cdp.coinbase.com/coinbase-app/docs/api-key-authentication",
    sample: (random) => random.text(`${LOWER}${DIGITS}_-`, 64),
    contexts: namedContexts("coinbase"),
  },
  {
    detector: "coinbase-api-key",
    source: "https://docs.cdp.coinbase.com/coinbase-app/docs/api-key-authentication",
    sample: (random) => `organizations/${uuid(random)}/apiKeys/${uuid(random)}`,
    contexts: bothContexts("coinbase"),
  },
  {
    detector: "finnhub-access-token",
    source: "https://finnhub.io/docs/api/authentication",
    sample: (random) => random.text(LOWER + DIGITS, random.pick([20, 40])),
    contexts: namedContexts("finnhub"),
  },
  {
    detector: "kraken-access-token",
    source: "https://docs.kraken.com/api/docs/guides/spot-rest-auth",
    sample: (random) => `${random.text(`${ALPHANUMERIC}+/`, 86)}==`,
    contexts: namedContexts("kraken"),
  },
  {
    detector: "kraken-access-token",
    source: "https://docs.kraken.com/api/docs/guides/spot-rest-auth",
    sample: (random) => random.text(`${ALPHANUMERIC}+/`, 56),
    contexts: namedContexts("kraken"),
  },
  {
    detector: "kucoin-access-token",
    source: "https://www.kucoin.com/docs/basics/connection-method/authentication",
    sample: (random) => random.text(HEX, 24),
    contexts: namedContexts("kucoin"),
  },
  {
    detector: "kucoin-secret-key",
    source: "https://www.kucoin.com/docs/basics/connection-method/authentication",
    sample: (random) => uuid(random),
    contexts: namedContexts("kucoin"),
  },
];
