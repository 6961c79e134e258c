import { addressedContexts } from "../addressed-contexts.ts";
import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

/** What URL-safe Base64 is written in. */
const WORD = `${ALPHANUMERIC}_-`;

export const mapFormats: readonly SecretFormat[] = [
  {
    detector: "mapbox-token",
    source: "https://docs.mapbox.com/help/dive-deeper/access-tokens/",
    sample: (random) =>
      `${random.pick(["pk", "sk", "tk"])}.eyJ1Ijoi${random.text(ALPHANUMERIC, random.integer(50, 90))}.${random.text(WORD, 22)}`,
    contexts: bothContexts("mapbox"),
  },
  {
    detector: "mapbox-secret",
    source: "https://docs.mapbox.com/help/dive-deeper/access-tokens/",
    sample: (random) => `pk.${random.text(LOWER + DIGITS, 60)}.${random.text(LOWER + DIGITS, 22)}`,
    contexts: namedContexts("mapbox"),
  },
  {
    detector: "maxmind-license-key",
    source: "https://dev.maxmind.com/license-key/",
    sample: (random) => `${random.text(ALPHANUMERIC, 6)}_${random.text(ALPHANUMERIC, 29)}_mmk`,
    contexts: bothContexts("maxmind"),
  },
  {
    detector: "openweather-api-key",
    source: "https://openweathermap.org/appid",
    sample: (random) => random.text(HEX, 32),
    contexts: namedContexts("openweather"),
  },
  {
    detector: "openweather-query",
    source: "https://openweathermap.org/current",
    sample: (random) => random.text(HEX, 32),
    contexts: addressedContexts("https://api.openweathermap.org/data/2.5/weather?q=London&appid="),
  },
  {
    detector: "maptiler-api-key",
    source: "https://docs.maptiler.com/cloud/api/authentication-key/",
    sample: (random) => random.text(ALPHANUMERIC, 20),
    contexts: namedContexts("maptiler"),
  },
];
