import { lookAlikes } from "../../corpus/formats/identity-look-alikes.ts";
import { identityFormats } from "../../corpus/formats/identity.ts";
import { identityDetectors } from "../../src/detectors/secrets/identity.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(identityDetectors, identityFormats, lookAlikes);
