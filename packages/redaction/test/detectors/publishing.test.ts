import { lookAlikes } from "../../corpus/formats/publishing-look-alikes.ts";
import { publishingFormats } from "../../corpus/formats/publishing.ts";
import { publishingDetectors } from "../../src/detectors/secrets/publishing.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(publishingDetectors, publishingFormats, lookAlikes);
