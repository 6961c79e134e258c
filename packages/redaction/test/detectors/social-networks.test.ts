import { lookAlikes } from "../../corpus/formats/social-networks-look-alikes.ts";
import { socialNetworkFormats } from "../../corpus/formats/social-networks.ts";
import { socialNetworkDetectors } from "../../src/detectors/secrets/social-networks.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(socialNetworkDetectors, socialNetworkFormats, lookAlikes);
