import { projectManagementFormats } from "../../corpus/formats/project-management.ts";
import { lookAlikes } from "../../corpus/formats/project-management-look-alikes.ts";
import { projectManagementDetectors } from "../../src/detectors/secrets/project-management.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(projectManagementDetectors, projectManagementFormats, lookAlikes);
