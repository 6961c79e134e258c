import { artifactFormats } from "../../corpus/formats/artifacts.ts";
import { lookAlikes } from "../../corpus/formats/artifacts-look-alikes.ts";
import { artifactDetectors } from "../../src/detectors/secrets/artifacts.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(artifactDetectors, artifactFormats, lookAlikes);
