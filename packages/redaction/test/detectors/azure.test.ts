import { azureFormats } from "../../corpus/formats/azure.ts";
import { lookAlikes } from "../../corpus/formats/azure-look-alikes.ts";
import { azureDetectors } from "../../src/detectors/secrets/azure.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(azureDetectors, azureFormats, lookAlikes);
