import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { looksRandomIfShort } from "./looks-random-if-short.ts";

/** Files, pictures, films and the pages they stand on. */
export const mediaDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "adobe-client-id",
    label: "ADOBE_ID",
    keywords: ["adobe"],
    at: "value",
    expression: /[0-9a-f]{32}(?![\w-])/i,
    validate: isVaried,
  },
  {
    name: "adobe-client-secret",
    label: "ADOBE_SECRET",
    keywords: ["p8e-"],
    expression: /p8e-[\w-]{32,48}/i,
    validate: isVaried,
  },
  {
    name: "contentful-delivery-api-token",
    label: "CONTENTFUL_TOKEN",
    keywords: ["contentful"],
    at: "value",
    expression: /[a-z0-9=_-]{43}(?![\w=-])/i,
    validate: looksRandom,
  },
  {
    name: "contentful-access-token",
    label: "CONTENTFUL_TOKEN",
    keywords: ["CFPAT-"],
    expression: /CFPAT-[\w-]{43,64}/,
    validate: isIssued,
  },
  {
    name: "dropbox-api-token",
    label: "DROPBOX_KEY",
    keywords: ["dropbox"],
    at: "value",
    expression: /(?=[a-z]{0,14}\d)[a-z0-9]{15}(?!\.?[\w-])/i,
    validate: looksRandomIfShort,
  },
  {
    name: "dropbox-long-lived-api-token",
    label: "DROPBOX_TOKEN",
    keywords: ["dropbox"],
    at: "value",
    expression: /[a-z0-9]{11}A{10}[\w=-]{43}(?![\w=-])/i,
  },
  {
    name: "dropbox-short-lived-api-token",
    label: "DROPBOX_TOKEN",
    keywords: ["sl."],
    expression: /sl\.(?:u\.)?[\w=-]{130,2000}/i,
    validate: isVaried,
  },
  {
    name: "frameio-api-token",
    label: "FRAMEIO_TOKEN",
    keywords: ["fio-u-"],
    expression: /fio-u-[\w=-]{64,80}/i,
    validate: isVaried,
  },
]);
