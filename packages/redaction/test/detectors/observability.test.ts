import { observabilityFormats } from "../../corpus/formats/observability.ts";
import { lookAlikes } from "../../corpus/formats/observability-look-alikes.ts";
import { observabilityDetectors } from "../../src/detectors/secrets/observability.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(observabilityDetectors, observabilityFormats, lookAlikes);
