import { discordFormats } from "../../corpus/formats/discord.ts";
import { lookAlikes } from "../../corpus/formats/discord-look-alikes.ts";
import { discordDetectors } from "../../src/detectors/secrets/discord.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(discordDetectors, discordFormats, lookAlikes);
