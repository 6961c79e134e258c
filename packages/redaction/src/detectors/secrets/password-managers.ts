import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";

/** Where people and programs keep their secrets. */
export const passwordManagerDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "1password-secret-key",
    label: "1PASSWORD_KEY",
    keywords: ["A3-"],
    expression: /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}(?![A-Za-z0-9])/,
    validate: isVaried,
  },
  {
    name: "1password-service-account-token",
    label: "1PASSWORD_TOKEN",
    keywords: ["ops_eyJ"],
    expression: /ops_eyJ[A-Za-z0-9+/]{100,2000}={0,3}/,
    validate: isVaried,
  },
  {
    name: "bitwarden-access-token",
    label: "BITWARDEN_TOKEN",
    keywords: ["bws", "bitwarden"],
    at: "value",
    expression:
      /0\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}={0,2}(?![A-Za-z0-9+/=])/,
  },
  {
    name: "doppler-token",
    label: "DOPPLER_TOKEN",
    keywords: ["dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.said.", "dp.scim.", "dp.audit."],
    expression: /dp\.(?:pt|st|ct|sa|said|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,64}/,
    validate: isIssued,
  },
]);
