import { lookAlikes } from "../../corpus/formats/secret-stores-look-alikes.ts";
import { secretStoreFormats } from "../../corpus/formats/secret-stores.ts";
import { secretStoreDetectors } from "../../src/detectors/secrets/secret-stores.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(secretStoreDetectors, secretStoreFormats, lookAlikes);
