import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, HEX } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";
import { uuid } from "../uuid.ts";

export const crmFormats: readonly SecretFormat[] = [
  {
    detector: "cal-com-api-key",
    source: "https://cal.com/docs/api-reference/v2/introduction",
    sample: (random) => `cal_${random.pick(["live", "test"])}_${random.text(HEX, 32)}`,
    contexts: bothContexts("cal"),
  },
  {
    detector: "beamer-api-token",
    source: "https://www.getbeamer.com/api",
    sample: (random) => `b_${random.text(`${ALPHANUMERIC}_-=`, 43)}${random.text(ALPHANUMERIC, 1)}`,
    contexts: namedContexts("beamer"),
  },
  {
    detector: "hubspot-api-key",
    source: "https://developers.hubspot.com/docs/api/overview",
    sample: (random) => uuid(random),
    contexts: namedContexts("hubspot"),
  },
  {
    detector: "hubspot-access-token",
    source: "https://developers.hubspot.com/docs/api/private-apps",
    sample: (random) => `pat-${random.pick(["na1", "eu1", "na2", "ap1"])}-${uuid(random)}`,
    contexts: bothContexts("hubspot"),
  },
  {
    detector: "intercom-access-token",
    source: "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
    sample: (random) => `dG9rOj${random.text(ALPHANUMERIC, 53)}=`,
    contexts: bothContexts("app"),
  },
  {
    detector: "intercom-api-key",
    source: "https://developers.intercom.com/docs",
    sample: (random) => random.text(`${ALPHANUMERIC}_-`, 60),
    contexts: namedContexts("intercom"),
  },
];
