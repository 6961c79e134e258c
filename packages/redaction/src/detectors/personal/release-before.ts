/** What a number with dots is a part of, by the words before it: a program that has four of them, a standard with sections. */
const numbered =
  /(?:^|[^a-z])(?:v8|git|dpkg|step|sec|ec|gcc|glibc|rfc ?\d{3,5},?|ecma-?\d{3}(?:[-\d:]{0,8}),?|hyperspec|c\+\+\d\d)["'`)]{0,2}[ :="'`([]{1,4}$/i;

/** Programs whose versions have four numbers. */
const program =
  /(?:^|[^a-z])(?:rails|railties|(?:active|action)[a-z]{3,8}|oracle(?: database)?|weblogic(?: server)?|websphere|db2|kafka|lucee|coldfusion|hdp|hadoop|hive|informix|flash player|adobe air|\.net(?: framework| core)?|bios|uefi|magento|schema|package)(?: release)? \(?$/i;

/** `bump x from 1.2.3.4 to 1.2.3.5`. */
const bumped =
  /(?:bump|upgrad|downgrad)\w{0,5} (?!(?:the |its )?(?:ip|dns|addr|address|host|server|gateway|client|record|node|peer|route|subnet)s?\b)[\w@/.`-]{1,40}(?: from ["'`]?v?\d[\w.-]{0,16}["'`]?)? (?:from|to) ["'`]?$/i;

/** `upgraded to`, `fixed in`, `since`. */
const changed =
  /(?:(?:(?:up|down)grad|updat|bump|patch|fix|broke|introduc|backport|deprecat|releas)\w{0,5}(?: [\w`*"'-]{1,16}){0,3}? (?:to|in|from|since|with|at)|(?:^|[^a-z])since) ["'`]?$/i;

/** What is changed is an address. */
const address =
  /(?:^|[^a-z])(?:ip|dns|addr|address|host|server|gateway|client|record|node|peer|route|subnet|from)(?:$|[^a-z])/i;

/** What stands right before an address. */
const addressed =
  /^(?:ips?|dns|addr(?:ess(?:es)?)?|hosts?|servers?|gateway|clients?|record|nodes?|peers?|routes?|subnet|from|to|by|at|on|via|and|or|is|was|are|as|of|for|in|with|through|ping|dig|ssh|curl|host|user|nslookup|traceroute|the|than|inet|src|dst|bind|listen|allow|deny|drop|block|blocked|connect|connecting|connected|trying|resolved|resolves)$/i;

/** Coordinates of a Maven artifact: `com.example:library:`. */
const coordinates = /[a-z]\w*(?:\.\w+)+:[\w.-]{1,40}:$/i;

/** `sections 4.1.2.1 to `. */
const sections =
  /(?:sections|chapters|clauses|paragraphs|requirements|steps|\u00a7\u00a7) [\d., &]{1,40}(?:(?:to|and|or|through|[-\u2013]) )?$/i;

/** `    parser (3.3.9.0)` in a lock file of Ruby. */
const locked = /\n {4,6}[\w.-]{1,40} \($/;

/** Attributes of X.500, which are identified by numbers: `2.5.4.6`, `2.5.29.19`. */
const attribute = /^2\.5\.(?:4|29)\.\d\d?$/;

/** How far back it is looked at, in UTF-16 units. */
const CONTEXT = 64;

const LINE_FEED = 10;

/** Whether nothing but the beginning of a comment stands before a place in its line. */
const startsComment = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - CONTEXT), at);
  const start = before.lastIndexOf("\n") + 1;
  if (start === 0 && at > CONTEXT && text.charCodeAt(at - CONTEXT - 1) !== LINE_FEED) return false;
  return /^[ \t]{0,40}(?:\/\/\/?|\/?\*{1,2}|#{1,6}|;|--) \[?$|(?:\/\/|\/\*\*?) \[?$/.test(before.slice(start));
};

/** Whether four numbers are as small as those of sections, and not of a private network. */
export const isSection = (text: string, start: number, end: number): boolean =>
  /^(?!10\.)(?:[123]?\d\.){3}[123]?\d$/.test(text.slice(start, end));

/** Of digits of one place, and made up: `1.1.1.1`, `1.2.3.4`, `4.3.2.1`, `8.8.4.4`, `1.0.0.1`. */
const madeUp =
  /^(\d)\.(?:\1\.(?:\1\.\1|(\d)\.\2)|(\d)\.\3\.\1)$|^(?:0\.1\.2\.3|1\.2\.3\.\d|2\.3\.4\.5|3\.4\.5\.6|4\.5\.6\.7|5\.6\.7\.8|6\.7\.8\.9|9\.8\.7\.6|4\.3\.2\.1)$/;

/** A word, and what may stand between it and a section: `OIDC Core 3.1.3.7`, `Response (4.1.4.2)`, `#3.5.1.1`. */
const wordBefore = /(?:^|[^a-z])(?<word>[a-z]{2,24})[)\]]?(?: -)? \(?$|#$/i;

/** Whether digits of one place stand behind a word that no address stands behind: they number a section. */
export const isLoneSection = (text: string, start: number, end: number): boolean => {
  const digits = text.slice(start, end);
  if (!/^\d(?:\.\d){3}$/.test(digits) || madeUp.test(digits)) return false;
  const before = wordBefore.exec(text.slice(Math.max(0, start - CONTEXT), start));
  const word = before?.groups?.["word"];
  return before !== null && (word === undefined || !addressed.test(word));
};

const decimalBefore = /\d?\.\d{1,16}[ ,]?[a-z]?-?$/i;
const decimalBehind = /^(?:[ ,]?[a-z]?-?|[ ,])\d{0,8}\.\d/i;

/** Another address before or behind. */
const octetsBefore = /(?:\d{1,3}\.){3}\d{1,3}[ ,-]$/;
const octetsBehind = /^[ ,-](?:\d{1,3}\.){3}\d/;

/** `1.9.1 2.4.3.6 6.5`: in the paths of SVG, a dot is enough between two numbers. */
const isBetweenDecimals = (text: string, start: number, end: number): boolean => {
  const before = text.slice(Math.max(0, start - 17), start);
  const behind = text.slice(end, end + 16);
  if (octetsBefore.test(before) || octetsBehind.test(behind)) return false;
  return decimalBehind.test(behind) && decimalBefore.test(before);
};

/**
 * Whether what stands around four numbers without one of three digits says that they are the version of something, or the
 * section of a standard.
 */
export const isReleaseOrSection = (text: string, start: number, end: number): boolean => {
  if (text.startsWith("10.", start)) return false;
  if (/^ (?:release|version)/i.test(text.slice(end, end + 9))) return true;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  if (attribute.test(text.slice(start, end)) || locked.test(before) || program.test(before)) return true;
  if (sections.test(before) || numbered.test(before) || coordinates.test(before) || bumped.test(before)) return true;
  if (changed.test(before) && !address.test(before)) return true;
  return isSection(text, start, end) && (startsComment(text, start) || isBetweenDecimals(text, start, end));
};
