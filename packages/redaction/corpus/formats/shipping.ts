import { bothContexts } from "../contexts.ts";
import { ALPHANUMERIC } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const shippingFormats: readonly SecretFormat[] = [
  {
    detector: "duffel-api-token",
    source: "https://duffel.com/docs/api/overview/authentication",
    sample: (random) => `duffel_${random.pick(["test", "live"])}_${random.text(`${ALPHANUMERIC}_-`, 43)}`,
    contexts: bothContexts("duffel"),
  },
  {
    detector: "easypost-api-token",
    source: "https://docs.easypost.com/docs/authentication",
    sample: (random) => `${random.pick(["EZAK", "EZTK"])}${random.text(ALPHANUMERIC, 54)}`,
    contexts: bothContexts("easypost"),
  },
];
