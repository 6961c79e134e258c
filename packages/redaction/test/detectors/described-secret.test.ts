import { describedSecretFormats } from "../../corpus/formats/described-secret.ts";
import { lookAlikes } from "../../corpus/formats/described-secret-look-alikes.ts";
import { describedSecretDetectors } from "../../src/detectors/secrets/described-secret.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(describedSecretDetectors, describedSecretFormats, lookAlikes);
