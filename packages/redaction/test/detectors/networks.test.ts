import { networkFormats } from "../../corpus/formats/networks.ts";
import { lookAlikes } from "../../corpus/formats/networks-look-alikes.ts";
import { networkDetectors } from "../../src/detectors/secrets/networks.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(networkDetectors, networkFormats, lookAlikes);
