import type { Detector, TextRange } from "../../detector/detector.ts";
import { endOfMatch } from "../../scan/end-of-match.ts";
import { readAssignment } from "../../scan/read-assignment.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { isPlaceholder } from "../is-placeholder.ts";
import { looksRandom } from "../looks-random.ts";
import { isProgramName } from "./is-program-name.ts";
import { isReference } from "./is-reference.ts";
import { isVariable } from "./is-variable.ts";
import { isWordy } from "./is-wordy.ts";
import { atKeyword } from "../../scan/run-start.ts";

/** The longest credentials of a header, in UTF-16 units. */
const MAX_CREDENTIALS = 4096;

/** The schemes of RFC 7235 and of practice whose credentials are one token. */
const tokenScheme =
  /(?:basic|bearer|token|api-?key|api-?token|negotiate|ntlm|oauth|jwt|key|dpop|privatetoken|private-token|apikey|ssws|bot|flyv1|aws|sharedkey|globus-goauthtoken|genie-?key|splunk|discogs|zoho-oauthtoken|klaviyo-api-key|deepl-auth-key|client-id|hmac[a-z0-9-]{0,16}|pve[a-z]{1,16}):?(?:\\?[ \t]|%20|\+|=){1,4}\\{0,2}["']?/iy;

/** Schemes with a list of parameters. */
const listScheme =
  /(?:digest|hawk|aws4-[a-z0-9-]{4,40}|signature|oauth|mac|acs3-[a-z0-9-]{4,24}|tc3-[a-z0-9-]{4,24}|hmac[a-z0-9-]{0,24}|mediabrowser|vapid|sharedaccesssignature)(?: |%20)/iy;

const list =
  /(?:[ \t,;&]{0,4}[A-Za-z][\w-]{0,40} {0,2}= {0,2}(?:\\{0,3}"[^"\\\r\n]{0,512}\\{0,3}"|[^\s,&"'\\]{1,1024})){1,20}/y;

/** No credentials have an encoded blank in them, nor what is written like a scheme of their own. */
const token = /(?:[^\s"'`<>,;()[\]{}\\%]|%(?!20)){1,4096}/y;

/** User and password in base 64, or anything in it that is no word. */
const isBasic = (text: string): boolean => {
  if (!/^[A-Za-z0-9+/_-]{4,}(?:=|%3[Dd]){0,3}$/.test(text)) return false;
  const decoded = Buffer.from(text, "base64").toString("latin1");
  return /^[\x20-\x39\x3b-\x7e]*:[\x20-\x7e]*$/.test(decoded) || (text.length >= 12 && looksRandom(text));
};

const isToken = (text: string): boolean =>
  text.length >= 8 &&
  /^[!-~]*$/.test(text) &&
  !isPlaceholder(text) &&
  !isVariable(text) &&
  !isWordy(text) &&
  !isReference(text) &&
  !isProgramName(text, { password: false, quoted: false, loose: false });

const findCredentials = (text: string, from: number): TextRange | undefined => {
  const listed = endOfMatch(listScheme, text, from);
  if (listed > from) {
    const end = endOfMatch(list, text, listed);
    if (end > listed) return { start: listed, end };
  }
  const start = endOfMatch(tokenScheme, text, from);
  const end = endOfMatch(token, text, start);
  if (end === start) return undefined;
  const value = text.slice(start, end);
  if (/^basic/i.test(text.slice(from, from + 5))) return isBasic(value) ? { start, end } : undefined;
  return isToken(value) ? { start, end } : undefined;
};

/** What stands between the name of a header and its value, in all the ways that headers are dumped. */
const behindName =
  /(?:\\{0,3}["'`\]]|&quot;|%22){0,2}(?:[ \t]{0,4}(?:=>|:=|[:=,]|%3[AaDd])|\))[ \t]{0,4}\[?(?:\\{0,3}["'`]|&quot;|%22|%20|f["']){0,3}[ \t]{0,2}/y;

const findAuthorization = (text: string, { end }: TextRange): TextRange | undefined => {
  const from = endOfMatch(behindName, text, end);
  return from === end ? undefined : findCredentials(text, from);
};

/** Without the name of the header it takes more to be taken for credentials. */
const findBearer = (text: string, { start, end }: TextRange): TextRange | undefined => {
  if (!startsToken(text, start)) return undefined;
  const tokenEnd = endOfMatch(token, text, end);
  const value = text.slice(end, tokenEnd);
  return value.length >= 12 && /\d/.test(value) && isToken(value) ? { start: end, end: tokenEnd } : undefined;
};

const findBasic = (text: string, { start, end }: TextRange): TextRange | undefined => {
  if (!startsToken(text, start)) return undefined;
  const tokenEnd = endOfMatch(token, text, end);
  const value = text.slice(end, tokenEnd);
  return value.length >= 8 && isBasic(value) && !isWordy(value) ? { start: end, end: tokenEnd } : undefined;
};

const curlUser =
  /(?: -[a-zA-Z]{0,6}[uU]|--(?:proxy-)?user)(?:=|[ \t]{1,4}|(?=["']))(?:\\{0,2}"(?<double>[^"\\\r\n]{1,200})|\\{0,2}'(?<single>[^'\\\r\n]{1,200})|(?<plain>[^\s"'`]{1,100}(?:["'][^"'\r\n]{1,100}["'])?))(?:["']:["'](?<apart>[^"'\r\n]{3,100}))?/dy;

const ordinaryPassword = /^(?:change(?:it|me)|pass(?:word)?|passwd|pwd|test|token|secret|root|\*+|x+|y+|\d{1,5})$/i;

const isCurlPassword = (password: string): boolean => {
  const bare = password.replace(/^["']|["']$/g, "");
  return (
    bare.length >= 4 && !ordinaryPassword.test(bare) && !/^\[|^<|^\/\/|>$|^\$[\w{(]|\$\{|\{\{|^`|\.\.\.|x{6}/.test(bare)
  );
};

/** `curl -u user:password`. */
const findCurlUser = (text: string, keyword: TextRange): TextRange | undefined => {
  if (!/\bcurl\b|\bhttps?\b|\bwget\b|\betcdctl\b/.test(text.slice(Math.max(0, keyword.start - 512), keyword.start)))
    return undefined;
  curlUser.lastIndex = keyword.start;
  const groups = curlUser.exec(text)?.indices?.groups;
  const range = groups?.["double"] ?? groups?.["single"] ?? groups?.["plain"];
  if (range === undefined) return undefined;
  const [start, end] = range;
  const apart = groups?.["apart"];
  if (apart !== undefined) return isCurlPassword(text.slice(...apart)) ? { start: apart[0], end: apart[1] } : undefined;
  const value = text.slice(start, end);
  if (/^["']?[$<{[]/.test(value) && !/:["']?[A-Za-z0-9]/.test(value)) return undefined;
  const colon = value.indexOf(":");
  // `date -u +%H:%M`
  if (colon < 0 || value.startsWith("+%")) return undefined;
  const password = value.slice(colon + 1);
  // A token alone, on either side.
  if (password === "")
    return isCurlPassword(value.slice(0, colon)) && !isWordy(value.slice(0, colon))
      ? { start, end: start + colon }
      : undefined;
  return isCurlPassword(password) ? { start: start + colon + 1, end } : undefined;
};

/** The login of a registry in a file of Docker. */
const findRegistryLogin = (text: string, { end }: TextRange): TextRange | undefined => {
  const assignment = readAssignment(text, end);
  if (assignment === undefined || assignment.nameEnd !== end || text.charAt(assignment.start) === "_") return undefined;
  const value = text.slice(assignment.start, assignment.end);
  return value.length >= 8 &&
    /^[A-Za-z0-9+/]+={0,2}$/.test(value) &&
    /^[\x20-\x7e][\x20-\x39\x3b-\x7e]*:[\x20-\x7e]+$/.test(Buffer.from(value, "base64").toString("latin1"))
    ? { start: assignment.start, end: assignment.end }
    : undefined;
};

/** Credentials of HTTP, wherever headers are written down. */
export const authorizationDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "authorization-header",
    label: "AUTHORIZATION",
    keywords: ["authorization"],
    find: findAuthorization,
    maxLength: MAX_CREDENTIALS + 64,
    earliest: atKeyword,
    pending:
      /authorization(?:(?:\\{0,3}["'`\]]|&quot;|%22){0,2}(?:[ \t]{0,4}(?:=>|:=|[:=,]|%3[Ad])|\))[^\r\n]{0,8256})?/i,
    example: () => ["Authorization:", "Bearer", "q7Zk2mW9xL4tB8vN"].join(" "),
  },
  {
    name: "bearer-token",
    label: "AUTHORIZATION",
    keywords: ["bearer ", "bearer%20"],
    find: findBearer,
    maxLength: MAX_CREDENTIALS + 64,
    earliest: atKeyword,
    pending: /bearer(?: |%20)[^\s"'`<>,;()[\]{}\\]{0,8192}/i,
    example: () => ["Bearer", "q7Zk2mW9xL4tB8vN"].join(" "),
  },
  {
    name: "basic-credentials",
    label: "AUTHORIZATION",
    keywords: ["basic "],
    find: findBasic,
    maxLength: MAX_CREDENTIALS + 64,
    earliest: atKeyword,
    pending: /basic [^\s"'`<>,;()[\]{}\\]{0,8192}/i,
    example: () => `Basic ${Buffer.from("ann:s3cr3t-w0rd").toString("base64")}`,
  },
  {
    name: "curl-user",
    label: "PASSWORD",
    keywords: [" -u ", " -u'", ' -u"', " -su ", "--user ", "--user=", "--proxy-user "],
    find: findCurlUser,
    maxLength: 768,
    earliest: atKeyword,
    example: () => ["curl", "-u", "ann:s3cr3t-w0rd", "https://example.com/"].join(" "),
  },
  {
    name: "registry-login",
    label: "AUTHORIZATION",
    keywords: ['"auth"', '\\"auth\\"', "_auth"],
    find: findRegistryLogin,
    maxLength: 2304,
    earliest: atKeyword,
    example: () => `{"auth": "${Buffer.from("ann:s3cr3t-w0rd").toString("base64")}"}`,
  },
  {
    // The whole file, `{"auths":…`, in base 64.
    name: "registry-logins",
    label: "AUTHORIZATION",
    keywords: ["eyJhdXRocyI6", "ewogICJhdXRocyI6", "ewoJImF1dGhzIjog", "eyAiYXV0aHMiOi"],
    expression: /(?:eyJhdXRocyI6|ewogICJhdXRocyI6|ewoJImF1dGhzIjog|eyAiYXV0aHMiOi)[A-Za-z0-9+/]{16,16384}={0,2}/,
  },
]);
