import { financeFormats } from "../../corpus/formats/finance.ts";
import { lookAlikes } from "../../corpus/formats/finance-look-alikes.ts";
import { financeDetectors } from "../../src/detectors/secrets/finance.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(financeDetectors, financeFormats, lookAlikes);
