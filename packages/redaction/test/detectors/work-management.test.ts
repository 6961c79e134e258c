import { lookAlikes } from "../../corpus/formats/work-management-look-alikes.ts";
import { workManagementFormats } from "../../corpus/formats/work-management.ts";
import { workManagementDetectors } from "../../src/detectors/secrets/work-management.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(workManagementDetectors, workManagementFormats, lookAlikes);
