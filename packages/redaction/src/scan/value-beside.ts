import { LONE_VALUE } from "./lone-value.ts";
import { isNameUnit } from "./units.ts";

/** `value: …` in the line behind one that ends with the name. */
const nextLine = String.raw`\s{0,4}\n[ \t]{0,40}(?:- )?["']?value["']?[ \t]{0,4}[:=]`;

/** `</key><string>…` */
const nextElement = String.raw`<\/[\w:.-]{1,40}>\s{0,40}<[\w:.-]{1,40}(?: [^<>]{0,40})?>`;

/** `/><value="…` */
const nextTag = String.raw`\s{0,4}\/>\s{0,40}<value\s{0,4}=`;

/** A line with nothing but a value behind one that ends with the name, or asks for it. */
const alone = String.raw`(?:\? {0,2})?\r?\n(?:\r?\n)?(?:(?:A|Answer|Assistant|AI): {1,4})?(?=${LONE_VALUE})`;

/** Where the value begins, if the name is itself a value and has its own in the next line or element. */
export const VALUE_BESIDE: RegExp = /* @__PURE__ */ new RegExp(
  `(?:${[nextLine, nextElement, nextTag, alone].join("|")})`,
  "iy",
);

/** The other attributes of the element that has the name for one of them: `name="…" type="…">`. */
export const OTHER_ATTRIBUTES: RegExp = /(?: [\w:.-]{1,40}=["'][^"'<>\n]{0,40}["']){1,4} {0,2}>(?=\s{0,40}<value>)/y;

/** The attributes of the element that is called by the name: `<Password Type="…">`. */
export const OWN_ATTRIBUTES: RegExp = /(?: [\w:.-]{1,40}=["'][^"'<>\n]{0,128}["']){1,4} {0,2}>(?=[^<>\s]{4,512}<\/)/y;

/** The longest name of an attribute, in UTF-16 units. */
const MAX_ATTRIBUTE = 40;

const COLON = 58;
const EQUALS = 61;

/** Whether what begins at a place is an attribute: cheap, since it is asked for every word of prose. */
export const mayBeAttribute = (text: string, at: number): boolean => {
  let end = at;
  while (end - at < MAX_ATTRIBUTE && (isNameUnit(text.charCodeAt(end)) || text.charCodeAt(end) === COLON)) end += 1;
  return text.charCodeAt(end) === EQUALS;
};
