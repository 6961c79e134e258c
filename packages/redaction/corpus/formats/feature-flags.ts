import { bothContexts } from "../contexts.ts";
import { ALPHANUMERIC, HEX } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

export const featureFlagFormats: readonly SecretFormat[] = [
  {
    detector: "configcat-sdk-key",
    source: "https://configcat.com/docs/sdk-reference/js/",
    sample: (random) => `configcat-sdk-1/${random.text(ALPHANUMERIC, 22)}/${random.text(`${ALPHANUMERIC}_-`, 22)}`,
    contexts: bothContexts("configcat"),
  },
  {
    detector: "devcycle-sdk-key",
    source: "https://docs.devcycle.com/essentials/keys",
    sample: (random) =>
      `dvc_${random.pick(["server", "mobile", "client"])}_${random.text(HEX, 8)}_${random.text(HEX, 4)}_${random.text(HEX, 4)}_${random.text(HEX, 4)}_${random.text(HEX, 12)}_${random.text(HEX, 7)}`,
    contexts: bothContexts("devcycle"),
  },
];
