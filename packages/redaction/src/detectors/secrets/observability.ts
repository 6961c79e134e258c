import type { Detector } from "../../detector/detector.ts";
import { isIssued } from "../is-issued.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";

/** Where telemetry goes. */
export const observabilityDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "axiom-token",
    label: "AXIOM_TOKEN",
    keywords: ["xaat-", "xapt-", "xait-"],
    expression: /xa[api]t-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![A-Za-z0-9])/,
  },
  {
    name: "datadog-access-token",
    label: "DATADOG_TOKEN",
    keywords: [
      "datadog",
      "dd_app_key",
      "dd-app-key",
      "ddappkey",
      "dd app key",
      "dd_application_key",
      "dd-application-key",
    ],
    at: "value",
    expression: /[a-z0-9]{40}(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "datadog-api-key",
    label: "DATADOG_KEY",
    // Not by the name alone: trace identifiers look the same.
    keywords: [
      "dd_api_key",
      "dd-api-key",
      "ddapikey",
      "dd api key",
      "datadog_api_key",
      "datadog-api-key",
      "datadogapikey",
      "datadog api key",
    ],
    at: "value",
    expression: /[0-9a-f]{32}(?![\w-])/i,
    validate: isVaried,
  },
  {
    name: "datadog-prefixed-key",
    label: "DATADOG_KEY",
    keywords: ["ddapp_", "ddpat_", "ddsat_"],
    expression: /dd(?:app|pat|sat)_[A-Za-z0-9]{32,80}/,
    validate: isIssued,
  },
  {
    name: "dynatrace-token",
    label: "DYNATRACE_TOKEN",
    keywords: ["dt0c0", "dt0s0", "dt0s1", "dt0e0", "dt0p0"],
    expression: /dt0[a-z]\d{2}\.[a-z0-9]{24}\.[a-z0-9]{64}(?![A-Za-z0-9])/i,
    validate: isIssued,
  },
  {
    name: "grafana-api-key",
    label: "GRAFANA_KEY",
    keywords: ["eyJrIjoi"],
    expression: /eyJrIjoi[A-Za-z0-9+/]{70,600}={0,3}/i,
    validate: isVaried,
  },
  {
    name: "grafana-cloud-token",
    label: "GRAFANA_TOKEN",
    keywords: ["glc_"],
    expression: /glc_[A-Za-z0-9+/]{32,600}={0,3}/,
    validate: looksRandom,
  },
  {
    name: "grafana-service-account-token",
    label: "GRAFANA_TOKEN",
    keywords: ["glsa_"],
    expression: /glsa_[a-z0-9]{32}_[0-9a-f]{8}(?![A-Za-z0-9])/i,
    validate: isIssued,
  },
  {
    name: "honeycomb-key",
    label: "HONEYCOMB_KEY",
    keywords: ["hcaik_", "hcbik_", "hccik_", "hcxik_", "hcamk_", "hcxmk_", "hcxlk_", "hcalk_"],
    expression: /hc[a-z][ilm]k_[a-z0-9]{26,90}(?![A-Za-z0-9])/i,
    validate: isIssued,
  },
]);
