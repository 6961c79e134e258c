import type { Detector, TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { isVaried } from "../is-varied.ts";
import { runOf } from "../../scan/run-start.ts";

/** `eyJ…` and a full stop, once decoded. */
const holdsToken = (text: string): boolean =>
  /^ey[\w-]{5,}\.[\w-]/.test(Buffer.from(text, "base64").toString("latin1"));

const token =
  /ey[A-Za-z0-9_-]{14,256}\.ey(?:[A-Za-z0-9_/-]|\\(?=[\w/\\-])){14,8192}\.(?!\.\.)(?:[A-Za-z0-9_/+-]|\\(?:(?![nrtbfu"'\\\s])|(?=[nrtbfu][\w/-]{0,16}\d)(?=[\w/-]{9}))){0,2048}={0,2}/y;

/** By where the payload begins, whatever the header looks like. */
const findByPayload = (text: string, keyword: TextRange): TextRange | undefined => {
  let start = keyword.start;
  while (start > 0 && keyword.start - start < 260 && /[\w-]/.test(text.charAt(start - 1))) start -= 1;
  // The end of an escape is no part of it: `\n`, `%20`, the color of a terminal, `\u0022`.
  for (const escape of [0, 1, 2, 3, 5]) {
    token.lastIndex = start + escape;
    if (startsToken(text, start + escape) && token.test(text)) return { start: start + escape, end: token.lastIndex };
  }
  return undefined;
};

/** JSON web tokens: signed, encrypted, unsecured; as they are, and in base 64 once more. */
export const jsonWebTokenDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "json-web-token",
    label: "JWT",
    // `{"`, `{ `, `{` and a line end.
    keywords: ["eyJ", "eyA", "ewo", "ew0"],
    expression:
      /e(?:y[JA]|w[o0])[A-Za-z0-9_-]{8,2048}={0,2}\.(?:[A-Za-z0-9_/-]|\\(?=[\w/\\-])){0,8192}={0,2}\.(?:(?<!\.\.)(?!\.\.)|(?!\.))(?:[A-Za-z0-9_/+-]|\\(?:(?![nrtbfu"'\\\s])|(?=[nrtbfu][\w/-]{0,16}\d)(?=[\w/-]{9}))){0,2048}={0,2}(?:\.[A-Za-z0-9_-]{0,4096}\.[A-Za-z0-9_-]{0,256})?/,
    validate: (text) => text.length > 30 && isVaried(text),
  },
  {
    name: "json-web-token-of-any-header",
    label: "JWT",
    keywords: [".ey"],
    find: findByPayload,
    maxLength: 11_264,
    earliest: /* @__PURE__ */ runOf(/[\w-]/, 264),
    pending: /\.ey[\w/\\-]{0,8192}(?:\.[^\s]{0,2100})?[^]?/,
    validate: isVaried,
    example: () => `eyq7Zk2mW9xL4tB8vN.eyq7Zk2mW9xL4tB8vN.${"a1B2c3".repeat(3)}`,
  },
  {
    name: "json-web-token-in-base64",
    label: "JWT",
    keywords: ["ZXlK", "ZXlB"],
    expression: /ZXl[JKLAB][A-Za-z0-9+/_-]{40,8192}={0,2}/,
    validate: holdsToken,
    example: () => Buffer.from(`eyJhbGciOiJub25lIn0.${"a1B2c3".repeat(6)}`).toString("base64"),
  },
]);
