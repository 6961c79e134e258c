import type { Detector, TextRange } from "../../detector/detector.ts";
import { endOfMatch } from "../../scan/end-of-match.ts";
import { atKeyword } from "../../scan/run-start.ts";
import { COMMAND_OPTIONS, LOGIN_OPTION } from "./command-options.ts";
import { isGivenPassword, isPasswordUnlikeWord } from "./is-given-password.ts";

/** How far before its option a command is looked for, in UTF-16 units. */
const MAX_LINE = 256;

/** The longest password, in UTF-16 units. */
const MAX_PASSWORD = 128;

const value = /\\{0,2}["']?(?<secret>[^\s"'`<>$|\\][^\s"'`<>|\\]{3,127})/dy;

/** Where a command ends and the next begins. */
const separator = /[\n\r|;&`]|\\n/;

/** The words of a command up to where one of its options stands. */
const wordsBefore = (text: string, at: number): string[] => {
  const line = text.slice(Math.max(0, at - MAX_LINE), at).split(separator);
  return (line.at(-1) ?? "").split(/[\s"'(\\]+/).filter((word) => word !== "");
};

/** Without the folders it is in. */
const nameOf = (word: string): string => word.slice(word.lastIndexOf("/") + 1);

const optionFor = (words: readonly string[]): RegExp | undefined => {
  const names = words.map(nameOf);
  if (names.includes("login"))
    return names.some((name) => LOGIN_OPTION.command.test(name)) ? LOGIN_OPTION.option : undefined;
  for (const name of names) {
    const found = COMMAND_OPTIONS.find(({ command }) => command.test(name));
    if (found !== undefined) return found.option;
  }
  return undefined;
};

/** `mysql -ps3cr3t`, `docker login -u ann -p s3cr3t`. */
const findOptionValue = (text: string, { start }: TextRange): TextRange | undefined => {
  const option = optionFor(wordsBefore(text, start));
  if (option === undefined) return undefined;
  const from = endOfMatch(option, text, start);
  if (from === start) return undefined;
  value.lastIndex = from;
  const [begin, end] = value.exec(text)?.indices?.groups?.["secret"] ?? [0, 0];
  return end > 0 && isGivenPassword(text.slice(begin, end)) ? { start: begin, end } : undefined;
};

const echoed =
  /echo(?: -[neE]{1,2})? \\{0,2}["']?(?:[\w.-]{1,64}:)?(?<secret>[^\s"'`<>$|\\:][^\s"'`<>|\\:]{3,127}(?:\\{1,2}n[^"'\s|\\]{0,128})?)\\{0,2}["']? ?\| ?/dy;

const reader = /^(?:sudo -S|(?:sudo )?(?:ch)?passwd)\b/;

/** Whether a command takes a password from the standard input. */
const readsPassword = (command: string): boolean =>
  reader.test(command) ||
  (command.startsWith("gpg") && command.includes("--passphrase-fd")) ||
  (command.includes("login") && command.includes("--password-stdin"));

/** `echo s3cr3t | docker login --password-stdin`. */
const findPiped = (text: string, { start }: TextRange): TextRange | undefined => {
  echoed.lastIndex = start;
  const [begin, end] = echoed.exec(text)?.indices?.groups?.["secret"] ?? [0, 0];
  if (end === 0 || !isGivenPassword(text.slice(begin, end))) return undefined;
  const command = text.slice(echoed.lastIndex, echoed.lastIndex + MAX_LINE).split(separator, 1)[0] ?? "";
  return readsPassword(command) ? { start: begin, end } : undefined;
};

/** Passwords on command lines. */
export const commandLineDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "command-password",
    label: "PASSWORD",
    keywords: [" -p", " -hp", " -w ", " -y ", " -a", " -k ", " -u ", " /p:", " /rp "],
    find: findOptionValue,
    maxLength: MAX_LINE + MAX_PASSWORD,
    earliest: atKeyword,
    pending: / [/-][a-z]{1,2}[ :]?\S{0,256}/i,
    example: () => ["docker login -u ann -p", "s3cr3t-w0rd-9x"].join(" "),
  },
  {
    // Commands that have the password for an argument.
    name: "command-argument-password",
    label: "PASSWORD",
    keywords: [
      "net user ",
      "net use ",
      "rabbitmqctl ",
      "htpasswd -",
      "http-basic.",
      "vault login ",
      "cargo login ",
      "auth init -t ",
      "cloudflared service install ",
      "mc alias set ",
      "sqlplus ",
      "expdp ",
      "impdp ",
    ],
    expression:
      /(?:net user [\w.-]{1,64} |net use \S{1,128} (?:\/user:\S{1,64} )?|rabbitmqctl (?:add_user|change_password) [\w.-]{1,64} |htpasswd -\w{0,6}b\w{0,6}(?: [\w./-]{1,64}){1,2} |http-basic\.[\w-]{1,40} \S{1,64} |(?:vault|cargo) login |auth init -t |cloudflared service install |mc alias set \w{1,40} \S{1,128} \S{3,128} |(?:sqlplus|[ei][xm]pdp)(?: -\w{1,2})? ["']?[\w$#.]{1,64}\/)["']?(?<secret>[^\s"'`<>$/@|\\-][^\s"'`<>@|\\]{3,127})/i,
    validate: isPasswordUnlikeWord,
    example: () => ["rabbitmqctl add_user ann", "s3cr3t-w0rd-9x"].join(" "),
  },
  {
    name: "piped-password",
    label: "PASSWORD",
    keywords: ["echo "],
    find: findPiped,
    maxLength: MAX_LINE + 2 * MAX_PASSWORD,
    earliest: atKeyword,
    pending: /echo [^\n]{0,512}/,
    example: () => ["echo", "s3cr3t-w0rd-9x", "| docker login -u ann --password-stdin"].join(" "),
  },
  {
    // In its file of settings and on its command line.
    name: "redis-password",
    label: "PASSWORD",
    keywords: ["requirepass ", "masterauth ", "acl setuser "],
    expression:
      /(?:requirepass|masterauth|acl setuser [\w.-]{1,64} (?:[\w+@~*&%-]{1,64} ){0,6}>)(?:(?<=>)| )["']?(?<secret>[^\s"'`<>]{4,128})/i,
    validate: isPasswordUnlikeWord,
  },
]);
