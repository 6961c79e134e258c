import { googleCloudFormats } from "../../corpus/formats/google-cloud.ts";
import { lookAlikes } from "../../corpus/formats/google-cloud-look-alikes.ts";
import { googleCloudDetectors } from "../../src/detectors/secrets/google-cloud.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(googleCloudDetectors, googleCloudFormats, lookAlikes);
