/** Texts that have something of the secrets of exchanges, and are none. */
export const lookAlikes: readonly string[] = [
  "release the kraken: now",
  "kucoin, kraken, binance, bittrex and coinbase are exchanges",
  "binance: https://api.binance.com/api/v3/ticker/price?symbol=BTCUSDT",
  "finnhub: stockQuoteRequested",
  `kucoin: ${"0a1b2c3d4e".repeat(2)}`,
  "organizations/acme/apiKeys/list",
  "https://api.coinbase.com/v2/prices/BTC-USD/spot",
];
