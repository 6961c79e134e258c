import { crmFormats } from "../../corpus/formats/crm.ts";
import { lookAlikes } from "../../corpus/formats/crm-look-alikes.ts";
import { crmDetectors } from "../../src/detectors/secrets/crm.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(crmDetectors, crmFormats, lookAlikes);
