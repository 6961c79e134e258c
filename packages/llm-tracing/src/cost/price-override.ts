import type { Provider } from "@sideband/semconv";

/** Prices of a model's tokens. A part that has no price here has that of its total. */
export interface TokenPrices {
  readonly input?: number;
  /** Input that was read from the provider's cache. */
  readonly cacheRead?: number;
  /** Input that was written to the provider's cache. */
  readonly cacheWrite?: number;
  /** Of that, what is kept for an hour, not minutes. */
  readonly cacheWrite1h?: number;
  readonly audioInput?: number;
  readonly imageInput?: number;
  readonly output?: number;
  readonly reasoning?: number;
  readonly audioOutput?: number;
  readonly imageOutput?: number;
}

/**
 * What you pay for a model.
 *
 * @example
 * const override: PriceOverride = {
 *   model: "gpt-4o",
 *   provider: "azure.ai.openai",
 *   currency: "EUR",
 *   perMillionTokens: { input: 2.3, cacheRead: 1.15, output: 9.2 },
 *   serviceTiers: { batch: 0.5 },
 * };
 */
export interface PriceOverride {
  /**
   * The model's name. One without a date or version is for all of them (`gpt-4o` for `gpt-4o-2024-08-06`), one without
   * the name of a provider or region too (`claude-sonnet-4-5` for `us.anthropic.claude-sonnet-4-5-20250929-v1:0`); the
   * most exact one wins. `ft:gpt-4o` is for all that was tuned from `gpt-4o`, `gpt-4o` for none of it.
   */
  readonly model: string;
  /**
   * As in `gen_ai.provider.name`.
   * @default any that has no price of its own here
   */
  readonly provider?: Provider | (string & {});
  /**
   * ISO 4217.
   * @default "USD"
   */
  readonly currency?: string;
  /** At least `input` or `output`. */
  readonly perMillionTokens: TokenPrices;
  /**
   * For calls that are not served as usual, such as `batch`, `flex` and `priority`: what the prices are multiplied by, or
   * other prices. Calls in a tier that is not given here are not priced.
   */
  readonly serviceTiers?: Readonly<Record<string, number | TokenPrices>>;
}
