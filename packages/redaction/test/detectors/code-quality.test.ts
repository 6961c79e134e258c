import { lookAlikes } from "../../corpus/formats/code-quality-look-alikes.ts";
import { codeQualityFormats } from "../../corpus/formats/code-quality.ts";
import { codeQualityDetectors } from "../../src/detectors/secrets/code-quality.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(codeQualityDetectors, codeQualityFormats, lookAlikes);
