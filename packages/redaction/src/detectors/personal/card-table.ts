import type { TextRange } from "../../detector/detector.ts";

/** Blocks before it, with the same between them. */
const before = { " ": /(?:(?<![\w.])|(?<=[\w.] ))(?:\d{4} ){2,}$/, "-": /(?:\d{4}-){2,}$/ };
const behind = { " ": /^(?: \d{4}){3,4}(?!\w)/, "-": /^(?:-\d{4}){3,4}(?!\w)/ };

/** As dumps and lists of code points have them: of four digits, one of them a letter. */
const hexBefore = /(?:^|[ \n])(?=\d{0,3}[a-f])(?=[a-f]{0,3}\d)[\da-f]{4}[ \n](?:\d{4}[ \n]){0,3}$/i;
const hexBehind = /^(?:[ \n]\d{4}){0,3}[ \n](?=\d{0,3}[a-f])(?=[a-f]{0,3}\d)[\da-f]{4}(?!\w)/i;

/** Between two commands of a path of SVG: `Q 2531 2678 2651 2914 L`. */
const commandBefore = /(?:^|[\s"])[mlhvcsqta] $/i;
const commandBehind = /^[ \n]{1,3}[mlhvcsqtaz](?![a-z])/i;

/** Four blocks and what separates them, in UTF-16 units. */
const FOUR_BLOCKS = 20;

/** `5661 5662 5663 5664`. */
const isCounted = (blocks: readonly string[]): boolean =>
  blocks.every((block, index) => index === 0 || Number(block) === Number(blocks[index - 1]) + 1);

/** Whether blocks of four digits have so many others beside them that they are a part of a table: unless those are cards. */
export const isInTable = (text: string, { start, end }: TextRange, isCard: (digits: string) => boolean): boolean => {
  const separator = text.charAt(start + 4);
  if (separator !== " " && separator !== "-") return false;
  if (isCounted(text.slice(start, end).split(separator))) return true;
  const left = text.slice(Math.max(0, start - FOUR_BLOCKS), start);
  const right = text.slice(end, end + FOUR_BLOCKS + 1);
  if (separator === " " && (hexBefore.test(left) || hexBehind.test(right))) return true;
  if (commandBefore.test(left) && commandBehind.test(right)) return true;
  if (before[separator].test(left) && !isCard(left.replaceAll(/\D/g, ""))) return true;
  const following = behind[separator].exec(right);
  return following !== null && !isCard(following[0].replaceAll(/\D/g, ""));
};
