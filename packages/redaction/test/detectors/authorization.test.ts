import { authorizationFormats } from "../../corpus/formats/authorization.ts";
import { lookAlikes } from "../../corpus/formats/authorization-look-alikes.ts";
import { authorizationDetectors } from "../../src/detectors/secrets/authorization.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(authorizationDetectors, authorizationFormats, lookAlikes);
