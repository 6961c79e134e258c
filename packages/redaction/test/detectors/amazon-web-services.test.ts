import { amazonWebServicesFormats } from "../../corpus/formats/amazon-web-services.ts";
import { lookAlikes } from "../../corpus/formats/amazon-web-services-look-alikes.ts";
import { amazonWebServicesDetectors } from "../../src/detectors/secrets/amazon-web-services.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(amazonWebServicesDetectors, amazonWebServicesFormats, lookAlikes);
