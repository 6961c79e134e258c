import { lookAlikes } from "../../corpus/formats/package-registries-look-alikes.ts";
import { packageRegistryFormats } from "../../corpus/formats/package-registries.ts";
import { packageRegistryDetectors } from "../../src/detectors/secrets/package-registries.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(packageRegistryDetectors, packageRegistryFormats, lookAlikes);
