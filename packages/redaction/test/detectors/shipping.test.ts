import { shippingFormats } from "../../corpus/formats/shipping.ts";
import { lookAlikes } from "../../corpus/formats/shipping-look-alikes.ts";
import { shippingDetectors } from "../../src/detectors/secrets/shipping.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(shippingDetectors, shippingFormats, lookAlikes);
