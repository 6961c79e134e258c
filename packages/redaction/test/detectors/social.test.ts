import { socialFormats } from "../../corpus/formats/social.ts";
import { lookAlikes } from "../../corpus/formats/social-look-alikes.ts";
import { socialDetectors } from "../../src/detectors/secrets/social.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(socialDetectors, socialFormats, lookAlikes);
