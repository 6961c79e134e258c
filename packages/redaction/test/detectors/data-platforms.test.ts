import { dataPlatformFormats } from "../../corpus/formats/data-platforms.ts";
import { lookAlikes } from "../../corpus/formats/data-platforms-look-alikes.ts";
import { dataPlatformDetectors } from "../../src/detectors/secrets/data-platforms.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(dataPlatformDetectors, dataPlatformFormats, lookAlikes);
