import { llmFormats } from "../../corpus/formats/llm.ts";
import { lookAlikes } from "../../corpus/formats/llm-look-alikes.ts";
import { llmDetectors } from "../../src/detectors/secrets/llm.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(llmDetectors, llmFormats, lookAlikes);
