import type { Detector, TextRange } from "../../detector/detector.ts";
import { PENDING_ASSIGNMENT } from "../../scan/pending-assignment.ts";
import { MAX_ASSIGNMENT } from "../../scan/read-assignment.ts";
import { atKeyword } from "../../scan/run-start.ts";
import { candidateOf, type Refusal } from "./assigned/candidate.ts";
import { endOfLong, MAX_LENGTH } from "./assigned/end-of-value.ts";
import { issuedWords, passwordWords } from "./assigned/password-words.ts";
import { readGiven } from "./assigned/read-given.ts";
import { refusedNames } from "./assigned/refused-names.ts";
import { refusedValues } from "./assigned/refused-values.ts";
import { readSecretName } from "./assigned/secret-name.ts";
import { isGivenPassword } from "./is-given-password.ts";

/** Whatever the order, the same is found: nearly all that is no secret does not look like one. */
const refusals: readonly Refusal[] = /* @__PURE__ */ Object.freeze([...refusedValues, ...refusedNames]);

const findAssignedSecret = (text: string, keyword: TextRange): TextRange | undefined => {
  const name = readSecretName(text, keyword);
  const given = name && readGiven(text, name);
  const candidate = given && candidateOf(text, name, given);
  if (candidate === undefined) return undefined;
  for (const refuses of refusals) if (refuses(candidate)) return undefined;
  const { start, end } = candidate;
  return { start, end: endOfLong(text, start, end) };
};

/** Whatever is assigned to a name that says it is secret: last, since others know more. */
export const assignedSecretDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "sql-password",
    label: "PASSWORD",
    keywords: ["identified by "],
    // In small letters it may be prose: `a file identified by "attachment"`.
    expression:
      /(?:IDENTIFIED BY (?:PASSWORD )?\\{0,2}["']|identified by (?:password )?\\{0,2}["'](?=[^'"]{0,128}[\d!@#$%^&*+?]))(?<secret>[^'"\s\\]{4,128})/,
    validate: isGivenPassword,
  },
  {
    name: "assigned-secret",
    label: "SECRET",
    keywords: [...passwordWords, ...issuedWords],
    find: findAssignedSecret,
    maxLength: MAX_LENGTH + MAX_ASSIGNMENT,
    earliest: atKeyword,
    pending: /* @__PURE__ */ new RegExp(`[a-z]{3,12}${PENDING_ASSIGNMENT}`, "i"),
    example: () => ["DB_PASSWORD=", "s3cr3t-w0rd-9x"].join(""),
  },
]);
