import { jsonWebTokenFormats } from "../../corpus/formats/json-web-tokens.ts";
import { lookAlikes } from "../../corpus/formats/json-web-tokens-look-alikes.ts";
import { jsonWebTokenDetectors } from "../../src/detectors/secrets/json-web-tokens.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(jsonWebTokenDetectors, jsonWebTokenFormats, lookAlikes);
