import { connectionStringFormats } from "../../corpus/formats/connection-strings.ts";
import { lookAlikes } from "../../corpus/formats/connection-strings-look-alikes.ts";
import { connectionStringDetectors } from "../../src/detectors/secrets/connection-strings.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(connectionStringDetectors, connectionStringFormats, lookAlikes);
