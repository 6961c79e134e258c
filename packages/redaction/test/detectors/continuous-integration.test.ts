import { continuousIntegrationFormats } from "../../corpus/formats/continuous-integration.ts";
import { lookAlikes } from "../../corpus/formats/continuous-integration-look-alikes.ts";
import { continuousIntegrationDetectors } from "../../src/detectors/secrets/continuous-integration.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(continuousIntegrationDetectors, continuousIntegrationFormats, lookAlikes);
