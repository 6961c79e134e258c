import { lookAlikes } from "../../corpus/formats/monitoring-look-alikes.ts";
import { monitoringFormats } from "../../corpus/formats/monitoring.ts";
import { monitoringDetectors } from "../../src/detectors/secrets/monitoring.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(monitoringDetectors, monitoringFormats, lookAlikes);
