import { isOtherField, isOtherMember } from "../../../scan/is-other-member.ts";
import { looksRandom } from "../../looks-random.ts";
import { isAboutSecret } from "../names-secret.ts";
import type { Refusal } from "./candidate.ts";
import { isPiped } from "./is-in-template.ts";

/** `these pass is4all2see`: a verb. */
const isVerb: Refusal = ({ name, assignment: { operator } }) =>
  name.word === "pass" && (operator === "" || operator === "is");

const fileName =
  /^[\w.-]{0,64}\.(?:[cm]?[jt]sx?|json|ya?ml|tgz|tar|zip|md|py|go|rs|rb|java|php|css|html?|map|txt|lock)\b/i;

/** `jsonwebtoken-9.0.2.tgz", "integrity": "…"`, `"token.ts": "…"`: the checksum of a file. */
const isOfFile: Refusal = ({ behind }) => behind.includes(".") && fileName.test(behind);

/** `type="password" id="…"`: the name is a value itself, and another name follows. */
const isOfOtherName: Refusal = ({ behind }) =>
  /["'`]/.test(behind) && !/["'`\\]\s{0,4}(?:value|val|content|default)$/i.test(behind);

/** The accessors of a property in C#; the default of a field in Python; tags; the default of a field in a schema. */
const structure =
  /\{ ?get;[^{}]{0,24}\}|\bField\(|<\/?[\w:.-]{1,40}>|\btype\W{1,8}\w{1,20}\W{1,48}(?:default|value)\b/gi;

/** `tokenCount: …`, `token, "name": "…`: between the word and the value stands what it is, or the name that is given it. */
const isAbout: Refusal = ({ behind, between }) =>
  isAboutSecret(behind) || (between.length > 2 && isAboutSecret(between.replaceAll(structure, "")));

const host = /:\/\/|\s\S{1,64}:\d{1,5}(?![\w.-])/;

/** `proxy_pass http://…`, `$password localhost:8080`: the scheme of a URL is given nothing, a host its port. */
const isOfHost: Refusal = ({ text, name, assignment: { operator, nameEnd }, start }) =>
  operator === ":" && start === nameEnd + 1 && host.test(text.slice(name.wordEnd, start + 8));

/** `x9Key2Qz mount`: letters of something random. */
const isOfRandom: Refusal = ({ text, name, assignment: { operator } }) =>
  name.isShort &&
  operator === "" &&
  (looksRandom(/[A-Za-z\d]*$/.exec(name.prefix)?.[0] ?? "") || looksRandom(text.slice(name.wordEnd, name.end)));

const toFillIn = /[=:][ \t"'`]{0,2}<[\w.-]{1,64}$|<(?:your|my)[_-]/i;

/** `TOKEN=<your-token>` and a line behind it: no tag, but what is to be filled in. */
const isToBeFilledIn: Refusal = ({ text, name, assignment: { operator }, end }) =>
  operator === ">" &&
  toFillIn.test(text.slice(Math.max(0, name.start - 4), name.wordEnd)) &&
  !text.startsWith("</", end);

/** Names that say nothing of their own. Those of secrets have their own turn. */
const generic = /^val(?:ue)?$/i;

/** `{ "password": null, "region": "…" }`, `token refreshed for user=…`: it is given to another name. */
const isOthers: Refusal = ({ text, name, assignment, end }) =>
  isOtherMember(text, assignment, end) || isOtherField(text, name.wordEnd, assignment, generic);

/** `{{ .Password | b64enc }}`, `(?:password|…)`: a filter, an expression; a table has a bar or a space before the name. */
const isBehindBar: Refusal = ({ text, name, assignment: { operator, nameEnd }, isAlternative }) =>
  operator === "|" &&
  (isPiped(text, name.start, nameEnd) || (isAlternative && "(:?".includes(text.charAt(name.start - 1) || " ")));

/** Names of files in lines: `/etc/passwd`. */
const isPasswordFile: Refusal = ({ name, isAlone }) => isAlone && name.word === "passwd";

/** What is no secret since it is given to another name, or to one that is not that of a secret after all. */
export const refusedNames: readonly Refusal[] = /* @__PURE__ */ Object.freeze<Refusal[]>([
  isVerb,
  isOfFile,
  isOfOtherName,
  isAbout,
  isOfHost,
  isOfRandom,
  isToBeFilledIn,
  isOthers,
  isBehindBar,
  isPasswordFile,
]);
