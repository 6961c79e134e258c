import type { TextRange } from "../detector/detector.ts";
import { isOtherField, isOtherMember } from "./is-other-member.ts";
import { readAssignment } from "./read-assignment.ts";

/** Names of what is public and looks like a secret, in whatever way they are written. */
const plain =
  /(?:commit|digest|checksum|fingerprint|version|revision|etag|uuid|guid|integrity|branch|request|response|trace|span|thread|deployment|invocation)\W{0,4}$/i;
const short = /(?:^|[\s_.-])(?:sha-?\d{0,3}|md5|rev|ref|tag|hash)\W{0,4}$|[a-z](?:Sha\d{0,3}|Rev|Ref|Tag)\W{0,4}$/;
const upperShort = /(?:^|_)(?:SHA_?\d{0,3}|MD5|REV|REF|TAG)\W{0,4}$/;
const identifier = /(?:[\s_.-]id|Id|[\s_.-]I[Dd]|[a-z]ID)\W{0,4}$/;
const secretIdentifier = /(?:client|access|key|app|application|api|token|secret|consumer|sid)[\s_.-]?id\W{0,4}$/i;
const apiHash = /api[\s_.-]?hash\W{0,4}$/i;

const isPublic = (name: string): boolean => {
  if (name.length < 2) return false;
  if (plain.test(name) || upperShort.test(name)) return true;
  if (identifier.test(name)) return !secretIdentifier.test(name);
  return short.test(name) && !apiHash.test(name);
};

/** The name of a member between a name and what was read behind it: `, "request_id": "`. */
const member = /[,{]\s{0,48}\\{0,3}["'`]?(?<name>[A-Za-z_$][\w.$-]{0,40})\\{0,3}["'`]?\s{0,4}[:=]\W{0,8}$/;

/** Whether the value belongs to a member that identifies something, such as the request beside the name of its provider. */
const isOfIdentifier = (between: string): boolean => {
  const name = between.length < 5 ? undefined : member.exec(between)?.groups?.["name"];
  return name !== undefined && isPublic(` ${name}`);
};

/**
 * Where the value begins and ends that is assigned to the name in which a keyword ends at `at`; nothing if the name goes
 * on to say that it is a checksum, a version or the identifier of something.
 */
export const findAssignedValue = (text: string, at: number): TextRange | undefined => {
  const assignment = readAssignment(text, at);
  if (assignment === undefined || isPublic(text.slice(at, assignment.nameEnd))) return undefined;
  if (isOtherField(text, at, assignment) || isOfIdentifier(text.slice(assignment.nameEnd, assignment.start)))
    return undefined;
  if (assignment.operator === "," && isOtherMember(text, assignment, assignment.end)) return undefined;
  return assignment;
};
