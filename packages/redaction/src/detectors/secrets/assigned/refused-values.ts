import { isFormatted } from "./is-in-template.ts";
import { comparison, isNameBehindWords, isNextInList, isRandomThere } from "./is-next-name.ts";
import { isSecretValue } from "./is-secret-value.ts";
import { isVendorKey } from "./is-vendor-key.ts";
import { isBehindWords, isConstant, type Refusal } from "./candidate.ts";

/** `token = decode(…)`: called, or looked up. */
const isCalled: Refusal = ({ text, end, quoted }) => {
  const next = text.charAt(end);
  return !quoted && (next === "(" || next === "[" || next === "{");
};

const firstPair = /(?:id|type|src|source|env|target|&[\w.-]{1,40})=/y;

/** `docker build --secret id=npm,src=.npmrc`, `?token=&page=2`: pairs, or the next parameter. */
const isPair: Refusal = ({ text, start }) => {
  firstPair.lastIndex = start;
  return firstPair.test(text);
};

/** Whether a value is none that a secret has: a name, a path, a word. */
const isNoSecret: Refusal = (candidate) => !isSecretValue(candidate.value, candidate);

/** `f(password, username)`, `token === other`: a variable. */
const isVariableThere: Refusal = ({ text, assignment, opened }) => {
  const { operator } = assignment;
  if (opened || !(/[,({]$/.test(operator) || comparison.test(operator))) return false;
  return operator === "{" || !isRandomThere(text, assignment);
};

/** `abcd1234…`: cut off on purpose. */
const isCutOff: Refusal = ({ text, end }) => text.charAt(end) === "…" || text.startsWith("..", end);

const letters = (text: string): string => text.replaceAll(/[^A-Za-z\d]/g, "").toLowerCase();

/** `{{ password }}`, `apiKey2: "api_key2"`: put in by a template, or the name once more. */
const isSame: Refusal = ({ text, name, start, end, value }) =>
  isFormatted(text, start, end) || letters(text.slice(name.start, name.end)).includes(letters(value));

/** `the token for parseHeaderV2`: a name of a program. */
const isOfProgram: Refusal = ({ assignment: { operator }, value, quoted }) =>
  !quoted && isNameBehindWords(operator, value);

/** The next line of a list of names. */
const isListed: Refusal = ({ assignment: { operator }, between, value }) => isNextInList(operator, between, value);

/** `acme key 20240131`: what is given to a key of somebody's has to be random beyond doubt. */
const isNoVendorKey: Refusal = ({ text, name, assignment, value, quoted }) => {
  if (!name.isVendors) return false;
  const isOfEnvironment = isConstant(text, name, assignment);
  return (assignment.operator === "" && !quoted && !isOfEnvironment) || !isVendorKey(value, isOfEnvironment);
};

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** `auth support [f419b09d]`, ids behind some words: what they are is not said. */
const isId: Refusal = ({ text, assignment: { operator }, start, end, value, behind }) =>
  operator === ""
    ? text.charAt(start - 1) === "[" || text.startsWith(" {", end) || (isBehindWords(behind) && uuid.test(value))
    : operator !== "is" && isBehindWords(behind) && uuid.test(value);

/** What is no secret by what it looks like where it stands: those first that refuse the most for what they cost. */
export const refusedValues: readonly Refusal[] = /* @__PURE__ */ Object.freeze<Refusal[]>([
  isCalled,
  isPair,
  isNoSecret,
  isVariableThere,
  isCutOff,
  isSame,
  isOfProgram,
  isListed,
  isNoVendorKey,
  isId,
]);
