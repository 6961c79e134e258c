import { llmToolFormats } from "../../corpus/formats/llm-tools.ts";
import { lookAlikes } from "../../corpus/formats/llm-tools-look-alikes.ts";
import { llmToolDetectors } from "../../src/detectors/secrets/llm-tools.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(llmToolDetectors, llmToolFormats, lookAlikes);
