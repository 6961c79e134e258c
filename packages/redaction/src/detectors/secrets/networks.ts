import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { valueOfName } from "../value-of-name.ts";
import { atKeyword } from "../../scan/run-start.ts";

/** Content delivery, networks and the devices in them. */
export const networkDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "adafruit-api-key",
    label: "ADAFRUIT_KEY",
    keywords: ["adafruit"],
    at: "value",
    expression: /[\w-]{32}(?![\w-])/,
    validate: looksRandom,
  },
  {
    name: "adafruit-io-key",
    label: "ADAFRUIT_KEY",
    keywords: ["aio_"],
    expression: /aio_[A-Za-z0-9]{28}(?![\w-])/,
    validate: isIssued,
  },
  {
    name: "cisco-meraki-api-key",
    label: "MERAKI_KEY",
    keywords: ["meraki"],
    find: /* @__PURE__ */ valueOfName(["MERAKI", "Meraki", "meraki"], /[0-9a-f]{40}(?![\w-])/),
    maxLength: 144,
    earliest: atKeyword,
    validate: isVaried,
    example: () => `meraki_api_key = "${"0a1b2c3d4e".repeat(4)}"`,
  },
  {
    name: "defined-networking-api-token",
    label: "DEFINED_NETWORKING_TOKEN",
    keywords: ["dnkey-"],
    expression: /dnkey-[a-z0-9=_-]{26}-[a-z0-9=_-]{52}(?![A-Za-z0-9])/i,
    validate: isIssued,
  },
  {
    name: "fastly-api-token",
    label: "FASTLY_TOKEN",
    keywords: ["fastly"],
    at: "value",
    expression: /[\w=-]{32}(?![\w=-])/,
    validate: looksRandom,
  },
]);
