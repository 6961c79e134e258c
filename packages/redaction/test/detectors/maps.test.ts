import { lookAlikes } from "../../corpus/formats/maps-look-alikes.ts";
import { mapFormats } from "../../corpus/formats/maps.ts";
import { mapDetectors } from "../../src/detectors/secrets/maps.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(mapDetectors, mapFormats, lookAlikes);
