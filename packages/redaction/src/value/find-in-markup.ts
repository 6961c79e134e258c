import type { TextRange } from "../detector/detector.ts";
import type { KeyTable } from "../keys/key-table.ts";

const beginning = /^[\ufeff\s]{0,16}<[A-Za-z?!]/;

/** Whether a unit is `<`, or what may stand before it: cheap, as every value is asked. */
const mayBegin = (unit: number): boolean => unit === 60 || unit <= 32 || unit === 0xfeff;

/** Whether a text begins as XML or HTML does. */
export const beginsAsMarkup = (text: string): boolean => mayBegin(text.charCodeAt(0)) && beginning.test(text);

/** The name of an element, and whatever else is in its tag. */
const tag = /<([A-Za-z][\w.:-]{0,127})([^<>]{0,4096})>/g;

const attribute = /\s([A-Za-z][\w:.-]{0,63})=(?:"([^"<>]{1,4096})"|'([^'<>]{1,4096})')/g;

/** One word, as it is or as character data, and the end of the element. */
const content = /\s{0,64}(?:<!\[CDATA\[)?([^\s<>&\]]{1,1024})(?:\]\]>)?\s{0,64}<\//dy;

/** What a program or a person is still to put in, and what says yes or no. */
const noValue = /^(?:[$#]?\{|<%|%\{|\$\(|%\w{1,64}%$|\*{1,64}$|(?:true|false|null|none|yes|no)$)/i;

const namingAttributes: ReadonlySet<string> = /* @__PURE__ */ new Set(["key", "name", "type"]);
const valueAttributes: ReadonlySet<string> = /* @__PURE__ */ new Set(["content", "value"]);

/** Where among attributes secrets stand, whose names say so, or the name given beside them. */
const findInAttributes = (attributes: string, keys: KeyTable): readonly TextRange[] => {
  const found: TextRange[] = [];
  const values: TextRange[] = [];
  let isNamed = false;
  for (const { 0: whole, 1: name = "", 2: double, 3: single, index } of attributes.matchAll(attribute)) {
    const value = double ?? single ?? "";
    const end = index + whole.length - 1;
    const range = { start: end - value.length, end };
    const lower = name.toLowerCase();
    if (noValue.test(value)) continue;
    if (keys.isSensitive(name)) found.push(range);
    else if (valueAttributes.has(lower)) values.push(range);
    else if (namingAttributes.has(lower)) isNamed ||= keys.isSensitive(value);
  }
  return isNamed ? [...found, ...values] : found;
};

const findContent = (text: string, at: number): TextRange | undefined => {
  content.lastIndex = at;
  const [start, end] = content.exec(text)?.indices?.[1] ?? [0, 0];
  return noValue.test(text.slice(start, end)) || start === end ? undefined : { start, end };
};

/** Finds in markup the attributes and elements whose names say that they hold secrets, or the names given beside them. */
export const findInMarkup = (text: string, keys: KeyTable): readonly TextRange[] => {
  const found: TextRange[] = [];
  for (const { 0: whole, 1: element = "", 2: attributes = "", index } of text.matchAll(tag)) {
    const offset = index + 1 + element.length;
    if (attributes.includes("="))
      for (const { start, end } of findInAttributes(attributes, keys))
        found.push({ start: offset + start, end: offset + end });
    if (!keys.isSensitive(element)) continue;
    const range = findContent(text, index + whole.length);
    if (range !== undefined) found.push(range);
  }
  return found;
};
