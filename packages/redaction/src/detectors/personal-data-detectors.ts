import type { Detector } from "../detector/detector.ts";
import { frozenDetectors } from "./frozen-detectors.ts";
import { cardNumber } from "./personal/card-number.ts";
import { email } from "./personal/email.ts";
import { iban } from "./personal/iban.ts";
import { ipAddress } from "./personal/ip-address.ts";
import { macAddress } from "./personal/mac-address.ts";
import { phoneNumber } from "./personal/phone-number.ts";
import { usSsn } from "./personal/us-ssn.ts";

/** Everything about persons that is found: each can be left out by its name. Names of persons are not among it. */
export const personalDataDetectors: readonly Detector[] = /* @__PURE__ */ frozenDetectors([
  email,
  iban,
  cardNumber,
  usSsn,
  phoneNumber,
  macAddress,
  ipAddress,
]);
