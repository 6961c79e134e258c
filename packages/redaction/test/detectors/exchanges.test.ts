import { exchangeFormats } from "../../corpus/formats/exchanges.ts";
import { lookAlikes } from "../../corpus/formats/exchanges-look-alikes.ts";
import { exchangeDetectors } from "../../src/detectors/secrets/exchanges.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(exchangeDetectors, exchangeFormats, lookAlikes);
