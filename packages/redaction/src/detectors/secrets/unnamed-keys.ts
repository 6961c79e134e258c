import type { Detector } from "../../detector/detector.ts";
import { isIssuedMixed } from "../is-issued-mixed.ts";
import { looksRandom } from "../looks-random.ts";

/** Names change so often from small to capital letters at the most. */
const MIN_TURNS = 3;

/** Names of functions begin so, too, and can look random: but they are not so restless. */
const isNoFunction = (text: string): boolean =>
  !/_[a-z]{5,}$/.test(text) && (/[a-z]\d|\d[a-z]/.test(text) || (text.match(/[a-z][A-Z]/g)?.length ?? 0) >= MIN_TURNS);

/** Names of styles and pages begin so, too: in small letters, or in words. */
const isSkKey = (text: string): boolean => {
  if (!isIssuedMixed(text)) return false;
  if (/(?:^sk_|-)(?=[A-Za-z]{0,199}\d)[A-Za-z0-9]{16,200}[_-]{0,3}$/.test(text)) return true;
  const part = text.slice("sk-".length);
  return (
    /[A-Z]/.test(part) && /[a-z]/.test(part) && looksRandom(part) && (text.startsWith("sk-") || isNoFunction(part))
  );
};

/** Keys whose form says that they are keys, and not whose. */
export const unnamedKeyDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    // Many issue keys of this form, and nobody says which. Those of payment have their own.
    name: "sk-api-key",
    label: "API_KEY",
    keywords: ["sk-", "sk_"],
    expression: /(?:sk-|(?<![a-z]_)sk_(?!live|test|prod|org|sbox))[A-Za-z0-9_-]{20,400}/,
    validate: isSkKey,
  },
]);
