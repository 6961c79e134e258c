import type { Detector, TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { valueOfName } from "../value-of-name.ts";
import { atKeyword } from "../../scan/run-start.ts";

const FACEBOOK_SECRET = /(?:\||%7C|%)[\w-]{27,40}(?![\w-])/iy;

/** An application's number, a bar, and its secret or what stands for it. */
const findFacebookToken = (text: string, { start: digits, end }: TextRange): TextRange | undefined => {
  const length = end - digits;
  if (length < 15 || length > 18) return undefined;
  // "%20" ends in digits that are none of its own.
  const start = text.charAt(digits - 1) === "%" ? digits + 2 : digits;
  if (end - start < 15 || end - start > 16 || !startsToken(text, start)) return undefined;
  FACEBOOK_SECRET.lastIndex = end;
  return FACEBOOK_SECRET.test(text) ? { start, end: FACEBOOK_SECRET.lastIndex } : undefined;
};

/** Networks, chat rooms and market places of people. */
export const socialDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "etsy-access-token",
    label: "ETSY_TOKEN",
    keywords: ["etsy"],
    find: /* @__PURE__ */ valueOfName(["ETSY", "Etsy", "etsy"], /[a-z0-9]{24}(?![\w-])/i),
    maxLength: 128,
    earliest: atKeyword,
    validate: looksRandom,
    example: () => `etsy_token = "${"ab12cd34".repeat(3)}"`,
  },
  {
    name: "facebook-access-token",
    label: "FACEBOOK_TOKEN",
    keywords: [],
    digits: [15, 18],
    // `|`, or its escape.
    beside: (_before, behind) => behind === 124 || behind === 37,
    find: findFacebookToken,
    maxLength: 64,
    earliest: atKeyword,
    validate: isVaried,
    example: () => `${"12345".repeat(3)}|${"aB3".repeat(3)}${"cD4eF5gH6".repeat(2)}`,
  },
  {
    name: "facebook-page-access-token",
    label: "FACEBOOK_TOKEN",
    keywords: ["EAA"],
    expression: /(?<!\+|[A-Za-z0-9+/]{16}\/)EAA[A-Za-z0-9]{97,509}(?![A-Za-z0-9+]|\/[A-Za-z0-9+/]{16})/,
    validate: isVaried,
  },
  {
    name: "facebook-secret",
    label: "FACEBOOK_SECRET",
    keywords: ["facebook", "fb_app", "fb_secret", "fb_client"],
    at: "value",
    expression: /[0-9a-f]{32}(?![\w-])/i,
    validate: isVaried,
  },
  {
    name: "flickr-access-token",
    label: "FLICKR_TOKEN",
    keywords: ["flickr"],
    at: "value",
    expression: /[a-z0-9]{32}(?![\w-])/i,
    validate: looksRandom,
  },
  {
    name: "flickr-secret",
    label: "FLICKR_SECRET",
    keywords: ["flickr"],
    at: "value",
    expression: /[0-9a-f]{16}(?![\w-])/,
    // So short a one may well have few different characters.
    validate: (match) => new Set(match).size >= 5,
  },
  {
    name: "instagram-access-token",
    label: "INSTAGRAM_TOKEN",
    keywords: ["IGQV", "IGAA"],
    // In data in base 64 these four letters come about by chance.
    expression: /(?<!\+|[A-Za-z0-9+/]{16}\/)IG(?:QV|AA)[\w-]{80,500}(?![\w+-]|\/[A-Za-z0-9+/]{16})/,
    validate: isVaried,
  },
  {
    name: "gitter-access-token",
    label: "GITTER_TOKEN",
    keywords: ["gitter"],
    at: "value",
    expression: /[\w-]{40}(?![\w-])/,
    validate: looksRandom,
  },
]);
