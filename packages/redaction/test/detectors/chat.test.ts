import { lookAlikes } from "../../corpus/formats/chat-look-alikes.ts";
import { chatFormats } from "../../corpus/formats/chat.ts";
import { chatDetectors } from "../../src/detectors/secrets/chat.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(chatDetectors, chatFormats, lookAlikes);
