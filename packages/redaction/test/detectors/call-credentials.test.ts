import { callCredentialFormats } from "../../corpus/formats/call-credentials.ts";
import { lookAlikes } from "../../corpus/formats/call-credentials-look-alikes.ts";
import { callCredentialDetectors } from "../../src/detectors/secrets/call-credentials.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(callCredentialDetectors, callCredentialFormats, lookAlikes);
