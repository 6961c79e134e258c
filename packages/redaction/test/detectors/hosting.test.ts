import { hostingFormats } from "../../corpus/formats/hosting.ts";
import { lookAlikes } from "../../corpus/formats/hosting-look-alikes.ts";
import { hostingDetectors } from "../../src/detectors/secrets/hosting.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(hostingDetectors, hostingFormats, lookAlikes);
