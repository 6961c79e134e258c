import { featureFlagFormats } from "../../corpus/formats/feature-flags.ts";
import { lookAlikes } from "../../corpus/formats/feature-flags-look-alikes.ts";
import { featureFlagDetectors } from "../../src/detectors/secrets/feature-flags.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(featureFlagDetectors, featureFlagFormats, lookAlikes);
