import type { Detector } from "../../detector/detector.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { startingBefore } from "../starting-before.ts";
import { runOf } from "../../scan/run-start.ts";

/** Maps, places and the weather there. */
export const mapDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "mapbox-token",
    label: "MAPBOX_TOKEN",
    keywords: ["pk.eyj", "sk.eyj", "tk.eyj"],
    expression: /[pst]k\.eyJ[A-Za-z0-9_-]{20,400}\.[A-Za-z0-9_-]{20,64}/,
  },
  {
    name: "mapbox-secret",
    label: "MAPBOX_TOKEN",
    keywords: ["mapbox"],
    at: "value",
    expression: /[pst]k\.[A-Za-z0-9_-]{40,400}\.[A-Za-z0-9_-]{20,64}/i,
    validate: isVaried,
  },
  {
    name: "maxmind-license-key",
    label: "MAXMIND_KEY",
    keywords: ["_mmk"],
    find: /* @__PURE__ */ startingBefore(36, /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?![A-Za-z0-9_])/),
    maxLength: 48,
    earliest: /* @__PURE__ */ runOf(/\w/),
    validate: isVaried,
    example: () => `a1B2c3_${"d4E5f6G7h8".repeat(3).slice(1)}_mmk`,
  },
  {
    name: "openweather-api-key",
    label: "OPENWEATHER_KEY",
    keywords: ["openweather", "open_weather"],
    at: "value",
    expression: /[0-9a-f]{32}(?!\.?[\w/+=-])/i,
    validate: isVaried,
  },
  {
    name: "openweather-query",
    label: "OPENWEATHER_KEY",
    keywords: ["?appid=", "&appid="],
    expression: /[?&]appid=(?<secret>[0-9a-f]{32})(?![0-9A-Za-z])/i,
    inWord: true,
  },
  {
    name: "maptiler-api-key",
    label: "MAPTILER_KEY",
    keywords: ["maptiler"],
    at: "value",
    expression: /[A-Za-z0-9]{20}(?:_[A-Za-z0-9]{8,64})?(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
]);
