import { cloudFormats } from "../../corpus/formats/clouds.ts";
import { lookAlikes } from "../../corpus/formats/clouds-look-alikes.ts";
import { cloudDetectors } from "../../src/detectors/secrets/clouds.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(cloudDetectors, cloudFormats, lookAlikes);
