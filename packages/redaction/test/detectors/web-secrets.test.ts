import { webSecretFormats } from "../../corpus/formats/web-secrets.ts";
import { lookAlikes } from "../../corpus/formats/web-secrets-look-alikes.ts";
import { webSecretDetectors } from "../../src/detectors/secrets/web-secrets.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(webSecretDetectors, webSecretFormats, lookAlikes);
