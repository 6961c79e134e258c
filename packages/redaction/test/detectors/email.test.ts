import { lookAlikes } from "../../corpus/formats/email-look-alikes.ts";
import { emailFormats } from "../../corpus/formats/email.ts";
import { emailDetectors } from "../../src/detectors/secrets/email.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(emailDetectors, emailFormats, lookAlikes);
