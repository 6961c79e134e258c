import { mediaFormats } from "../../corpus/formats/media.ts";
import { lookAlikes } from "../../corpus/formats/media-look-alikes.ts";
import { mediaDetectors } from "../../src/detectors/secrets/media.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(mediaDetectors, mediaFormats, lookAlikes);
