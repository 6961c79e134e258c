import { lookAlikes } from "../../corpus/formats/infrastructure-look-alikes.ts";
import { infrastructureFormats } from "../../corpus/formats/infrastructure.ts";
import { infrastructureDetectors } from "../../src/detectors/secrets/infrastructure.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(infrastructureDetectors, infrastructureFormats, lookAlikes);
