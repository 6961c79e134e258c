import { unnamedKeyFormats } from "../../corpus/formats/unnamed-keys.ts";
import { lookAlikes } from "../../corpus/formats/unnamed-keys-look-alikes.ts";
import { unnamedKeyDetectors } from "../../src/detectors/secrets/unnamed-keys.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(unnamedKeyDetectors, unnamedKeyFormats, lookAlikes);
