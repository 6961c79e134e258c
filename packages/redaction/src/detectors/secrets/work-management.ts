import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** Tickets, boards and documents that are worked on together. */
export const workManagementDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "linear-api-key",
    label: "LINEAR_KEY",
    keywords: ["lin_api_", "lin_oauth_", "lin_wh_"],
    expression: /lin_(?:api|oauth|wh)_[A-Za-z0-9_]{32,128}/,
    validate: (match) => isIssued(match.slice("lin_api_".length)),
  },
  {
    // Its name is a word of everyday, so that it takes more than to stand near it.
    name: "linear-client-secret",
    label: "LINEAR_SECRET",
    keywords: ["linear"],
    at: "value",
    expression:
      /(?<=(?:[=:>,(|"'`\\\u00AB\u2013\u2014\u2018-\u201E\u300C\u662F\u306F\uFF1A]|:-|<-|\[\d\dm|```\w{0,9}|key|token|secret|password|KEY|TOKEN|SECRET|PASSWORD|is|was|[\u00E8\u00E9\uB294\uC740]|\u044D\u0442\u043E)\s{0,9})[0-9a-f]{32}(?!\.?[\w/+=-])/i,
    validate: isVaried,
    example: () => `linear_secret=${"a1b2c3d4".repeat(4)}`,
  },
  {
    name: "notion-token",
    label: "NOTION_TOKEN",
    keywords: ["ntn_"],
    expression: /ntn_\d{11}[A-Za-z0-9]{35}(?![A-Za-z0-9])/,
    validate: isIssued,
  },
  {
    name: "notion-legacy-token",
    label: "NOTION_TOKEN",
    keywords: ["secret_"],
    expression: /secret_[A-Za-z0-9]{43}(?![A-Za-z0-9_])/,
    validate: (match) => looksRandom(match.slice("secret_".length)),
  },
  {
    name: "figma-secret",
    label: "FIGMA_TOKEN",
    keywords: ["figma"],
    at: "value",
    expression: /\d{4,7}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/i,
  },
  {
    name: "trello-secret",
    label: "TRELLO_SECRET",
    keywords: ["trello"],
    at: "value",
    expression: /(?:[0-9a-f]{64}|[A-Za-z0-9-]{32})(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "trello-token",
    label: "TRELLO_SECRET",
    keywords: ["atta"],
    expression: /ATTA[0-9a-f]{64}(?:[0-9A-F]{8})?(?![0-9A-Za-z])/,
  },
  {
    name: "zendesk-secret",
    label: "ZENDESK_SECRET",
    keywords: ["zendesk"],
    at: "value",
    expression: /(?:[A-Za-z0-9]{64}|[A-Za-z0-9]{40})(?!\.?[\w/+=-])/,
    validate: looksRandom,
  },
  {
    name: "typeform-token",
    label: "TYPEFORM_TOKEN",
    keywords: ["tfp_"],
    expression: /tfp_[A-Za-z0-9_.=-]{40,100}/,
    validate: (match) => isIssued(match.slice("tfp_".length)),
  },
]);
