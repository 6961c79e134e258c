import { types } from "node:util";

import { WITHHELD_REASONS } from "../counts/withheld-reason.ts";
import { REDACTION_MODES } from "../replace/redaction-mode.ts";
import { expectFunction, wrongOption } from "../expect-option.ts";
import { MAX_LENGTH } from "../expression/vet-expression.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Detector } from "./detector.ts";

/** Digits of a run that a detector may tell apart. */
const MAX_DIGITS = 1024;

const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const labelCharacters = /^[A-Z0-9_]+$/;
const keyword = /^(?:[ -~]{2,}|[!-/:-@[-`{-~])$/;

type Fields = Readonly<Record<string, unknown>>;

/** Counts go by these names already. */
const RESERVED: readonly string[] = ["key", "content", ...WITHHELD_REASONS];

const SHARED_FIELDS: readonly string[] = [
  "name",
  "label",
  "kind",
  "keywords",
  "digits",
  "validate",
  "numbers",
  "mode",
  "example",
];
const EXPRESSION_FIELDS: readonly string[] = [...SHARED_FIELDS, "expression", "at", "lead", "inWord"];
const FUNCTION_FIELDS: readonly string[] = [...SHARED_FIELDS, "find", "maxLength", "beside", "earliest", "pending"];

/** Of what is neither, or both, that is said. */
const ALL_FIELDS: readonly string[] = [...new Set([...EXPRESSION_FIELDS, ...FUNCTION_FIELDS])];

const fieldsFor = (fields: Fields): readonly string[] => {
  const [isExpression, isFunction] = ["expression" in fields, "find" in fields];
  if (isExpression === isFunction) return ALL_FIELDS;
  return isExpression ? EXPRESSION_FIELDS : FUNCTION_FIELDS;
};

const oneOf = (values: readonly string[]): string => values.map((value) => JSON.stringify(value)).join(", ");

const checkName = (name: unknown): void => {
  if (typeof name !== "string" || !kebabCase.test(name))
    throw wrongOption("detector.name", 'in kebab case, "member-number"', name);
  if (RESERVED.includes(name)) throw wrongOption("detector.name", `none of ${oneOf(RESERVED)}`, name);
};

const checkFields = (fields: Fields, name: string): void => {
  const known = fieldsFor(fields);
  for (const field of Object.keys(fields))
    if (!known.includes(field))
      throw new TypeError(
        `Expected \`${name}\` to be a detector with the fields ${known.join(", ")}, got ${field}${didYouMean(field, known)}`,
      );
  for (const flag of ["numbers", "inWord"])
    if (fields[flag] !== undefined && typeof fields[flag] !== "boolean")
      throw wrongOption(`${name}.${flag}`, "a boolean", fields[flag]);
};

const checkChoice = (name: string, value: unknown, values: readonly string[]): void => {
  if (value !== undefined && !values.includes(value as string))
    throw wrongOption(name, `one of ${oneOf(values)}`, value);
};

const isCount = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_DIGITS;

const checkDigits = ({ digits }: Fields, name: string): void => {
  if (digits === undefined || typeof digits === "boolean") return;
  const isRange = Array.isArray(digits) && digits.length === 2 && digits.every(isCount) && digits[0] <= digits[1];
  if (!isRange) throw wrongOption(`${name}.digits`, `a boolean, or two integers from 1 to ${MAX_DIGITS}`, digits);
};

const checkKeywords = ({ keywords, digits = false }: Fields, name: string): void => {
  if (!Array.isArray(keywords)) throw wrongOption(`${name}.keywords`, "an array of texts", keywords);
  if (keywords.length === 0 && digits === false)
    throw wrongOption(`${name}.keywords`, "at least one text, or `digits` to be given", keywords);
  for (const text of keywords)
    if (typeof text !== "string" || !keyword.test(text))
      throw wrongOption(`${name}.keywords`, "printable ASCII of at least two characters, or one that is a sign", text);
};

const checkExpression = ({ expression, at, lead, find }: Fields, name: string): void => {
  if (find !== undefined) throw wrongOption(`${name}.find`, "absent beside `expression`", find);
  if (!types.isRegExp(expression)) throw wrongOption(`${name}.expression`, "a regular expression", expression);
  checkChoice(`${name}.at`, at, ["keyword", "value", "run"]);
  if (at !== "run" && lead !== undefined) throw wrongOption(`${name}.lead`, 'absent unless `at` is "run"', lead);
  if (at === "run" && !types.isRegExp(lead)) throw wrongOption(`${name}.lead`, "a character class, /[a-z0-9]/", lead);
};

const checkFunction = ({ find, maxLength, beside }: Fields, name: string): void => {
  if (find === undefined)
    throw new TypeError(`Expected \`${name}\` to have an \`expression\` or a \`find\` function, got neither`);
  expectFunction(`${name}.find`, find);
  if (beside !== undefined) expectFunction(`${name}.beside`, beside);
  if (!Number.isInteger(maxLength) || (maxLength as number) < 1 || (maxLength as number) > MAX_LENGTH)
    throw wrongOption(`${name}.maxLength`, `an integer from 1 to ${MAX_LENGTH}`, maxLength);
};

/** @throws TypeError unless it has the form of a detector. Of its expression nothing is known yet. */
export const checkDetector = (detector: Detector): void => {
  if (typeof detector !== "object" || detector === null) throw wrongOption("detector", "an object", detector);
  const fields: Fields = { ...detector };
  const { name, label, kind, mode, validate, example } = fields;
  checkName(name);
  const shown = name as string;
  if (typeof label !== "string" || !labelCharacters.test(label))
    throw wrongOption(`${shown}.label`, 'capitals, digits and underscores, "MEMBER_NUMBER"', label);
  checkFields(fields, shown);
  checkChoice(`${shown}.kind`, kind, ["secret", "personal"]);
  checkChoice(`${shown}.mode`, mode, REDACTION_MODES);
  checkDigits(fields, shown);
  checkKeywords(fields, shown);
  if (validate !== undefined) expectFunction(`${shown}.validate`, validate);
  if (example !== undefined && typeof example !== "string") expectFunction(`${shown}.example`, example);
  if (fields["expression"] === undefined) checkFunction(fields, shown);
  else checkExpression(fields, shown);
};
