import { isBlank, isNameUnit } from "./units.ts";

/** `&`, `&'static `, `&mut `: what stands before a type in Rust. */
const reference = String.raw`(?:&(?:'\w{1,20} )?(?:mut )?)?`;

/** A name or a type: `value`, `std::string`, `Vec<&str>`, `String?`. */
const name = String.raw`[A-Za-z_][\w.-]{0,40}(?:::\w{1,40}){0,3}(?:<[\w&':, ]{1,40}>)?[?!]?`;

/** The quote that ends a name, and the brackets of an array. */
const closing = String.raw`\\{0,3}["'\`]?(?:\[\w{0,20}\])?`;

const operator = String.raw`[ \t]{0,4}[:=]>?[ \t]{0,4}\\{0,3}`;

/** A string with something in it, or a call with a string for its argument. */
const string = String.raw`[A-Za-z@$]{0,2}["'\`][^\s,;)}\]"'\`<\\]`;
const callWithString = String.raw`[A-Za-z_][\w.:]{0,40}\(\s{0,4}(?:[a-z_]{1,20}\s?=\s?)?["'\`]`;

/** `: &str = "…`, `"value": "…`, `api_key = String::from("…` */
const named = `${reference}${name}${closing}${operator}(?=${string}|${callWithString})`;

/** `get; set; } = "…` */
const accessors = String.raw`get;(?: \w{7,10})?(?: set;| init;)? ?\} ?= ?(?=["'@$])`;

/** `String::from("…`, `Field(default="…`, `[]byte("…` */
const call = String.raw`\]?[A-Za-z_][\w.]{0,60}(?:::\w{1,40}){0,3}!?\(\s{0,4}(?:[a-z_]{1,20}\s?[=:]\s?)?(?=["'\`])`;

/** `api_key: …`, without quotes: then the name has to say what it is. */
const plain = String.raw`[\w.-]{0,30}(?:key|token|secret|passw(?:or)?d|pwd|value|credential)[ \t]{0,4}[:=][ \t]{1,4}(?=\S)`;

/** `{ type: String, default: "…`, `{"type": "string", "default": "…` */
const typed = String.raw`type\\{0,3}["']?[ \t]?[:=][ \t]?\\{0,3}["']?\w{1,20}\\{0,3}["']?,\s{0,40}\\{0,3}["']?(?:default|value)\\{0,3}["']?[ \t]?[:=][ \t]?\\{0,3}(?=["'\`])`;

/** `<value>…` */
const element = String.raw`<value>\s{0,40}`;

/** What stands between a name and its value where the value is one level deeper: a type, a name of its own, a call. */
export const NESTED_ASSIGNMENT: RegExp = /* @__PURE__ */ new RegExp(
  `(?:${[typed, named, accessors, call, plain, element].join("|")})`,
  "iy",
);

/** What it begins with, where that is no name: `&str`, `]byte("…`, `<value>`. */
const first = "&]<";

/** What stands behind a name there: cheap, since nearly everywhere it is a comma, a bracket or the end of the line. */
const next = ":=<?!\\\"'`[(;";

const MAX_BLANKS = 4;

/** How much of a name is looked at, in UTF-16 units. */
const MAX_NAME = 64;

/** Whether what begins at a place may be such, by its first unit and the one behind its name. */
export const mayNest = (text: string, at: number): boolean => {
  if (!isNameUnit(text.charCodeAt(at))) return first.includes(text.charAt(at) || " ");
  let end = at + 1;
  while (end < at + MAX_NAME && isNameUnit(text.charCodeAt(end))) end += 1;
  if (!isBlank(text.charCodeAt(end))) return next.includes(text.charAt(end) || " ");
  let place = end + 1;
  while (place < end + MAX_BLANKS && isBlank(text.charCodeAt(place))) place += 1;
  return text.charAt(place) === ":" || text.charAt(place) === "=";
};
