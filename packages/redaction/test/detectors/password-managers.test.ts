import { passwordManagerFormats } from "../../corpus/formats/password-managers.ts";
import { lookAlikes } from "../../corpus/formats/password-managers-look-alikes.ts";
import { passwordManagerDetectors } from "../../src/detectors/secrets/password-managers.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(passwordManagerDetectors, passwordManagerFormats, lookAlikes);
