import { assignedSecretFormats } from "../../corpus/formats/assigned-secret.ts";
import { lookAlikes } from "../../corpus/formats/assigned-secret-look-alikes.ts";
import { assignedSecretDetectors } from "../../src/detectors/secrets/assigned-secret.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(assignedSecretDetectors, assignedSecretFormats, lookAlikes);
