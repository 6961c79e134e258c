import { sourceHostFormats } from "../../corpus/formats/source-hosts.ts";
import { lookAlikes } from "../../corpus/formats/source-hosts-look-alikes.ts";
import { sourceHostDetectors } from "../../src/detectors/secrets/source-hosts.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(sourceHostDetectors, sourceHostFormats, lookAlikes);
