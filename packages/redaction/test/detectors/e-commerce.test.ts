import { lookAlikes } from "../../corpus/formats/e-commerce-look-alikes.ts";
import { eCommerceFormats } from "../../corpus/formats/e-commerce.ts";
import { eCommerceDetectors } from "../../src/detectors/secrets/e-commerce.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(eCommerceDetectors, eCommerceFormats, lookAlikes);
