import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";

/** What turns features on and off. */
export const featureFlagDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "configcat-sdk-key",
    label: "CONFIGCAT_KEY",
    keywords: ["configcat-sdk-"],
    expression: /configcat-sdk-(?:1|proxy)\/[\w-]{22}\/[\w-]{22}(?![\w-])/,
    validate: isVaried,
  },
  {
    name: "devcycle-sdk-key",
    label: "DEVCYCLE_KEY",
    keywords: ["dvc_server_", "dvc_mobile_", "dvc_client_"],
    expression: /dvc_(?:server|mobile|client)_[a-z0-9]{8}_[a-z0-9_]{8,40}_[a-z0-9]{7}(?![A-Za-z0-9])/,
    validate: isIssued,
  },
]);
