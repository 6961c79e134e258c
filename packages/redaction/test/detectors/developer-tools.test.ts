import { developerToolFormats } from "../../corpus/formats/developer-tools.ts";
import { lookAlikes } from "../../corpus/formats/developer-tools-look-alikes.ts";
import { developerToolDetectors } from "../../src/detectors/secrets/developer-tools.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(developerToolDetectors, developerToolFormats, lookAlikes);
