import { commandLineFormats } from "../../corpus/formats/command-lines.ts";
import { lookAlikes } from "../../corpus/formats/command-lines-look-alikes.ts";
import { commandLineDetectors } from "../../src/detectors/secrets/command-lines.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(commandLineDetectors, commandLineFormats, lookAlikes);
