import { llmByNameFormats } from "../../corpus/formats/llm-by-name.ts";
import { lookAlikes } from "../../corpus/formats/llm-by-name-look-alikes.ts";
import { llmByNameDetectors } from "../../src/detectors/secrets/llm-by-name.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(llmByNameDetectors, llmByNameFormats, lookAlikes);
