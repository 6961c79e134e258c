import type { Detector, TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { isVaried } from "../is-varied.ts";
import { endOfBase64, endOfKeyMaterial } from "./key-material.ts";
import { atKeyword, runOf } from "../../scan/run-start.ts";

/** The longest key there is: 16384 bits of RSA, in UTF-16 units. */
const MAX_KEY = 16_384;

const begin = /-{4,5} ?BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)? ?-{4,5}/iy;
const end = /-{4,5} ?END[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)? ?-{4,5}/iy;
const keyLine = /[A-Za-z0-9+/]{16}/;

/** A key in PEM, up to where it ends or where the text does. */
const findPrivateKey = (text: string, { start }: TextRange): TextRange | undefined => {
  begin.lastIndex = start;
  if (!begin.test(text)) return undefined;
  const from = begin.lastIndex;
  let dashes = text.indexOf("----", from);
  // The sign of a line that was taken out, right before.
  while (dashes >= 0 && text.charAt(dashes + 5) === "-") dashes += 1;
  if (dashes >= 0 && dashes - from <= MAX_KEY) {
    end.lastIndex = dashes;
    if (end.test(text)) return keyLine.test(text.slice(from, dashes)) ? { start, end: end.lastIndex } : undefined;
  }
  const reached = endOfKeyMaterial(text, from, from + MAX_KEY);
  return reached > from ? { start, end: reached } : undefined;
};

const privateLines = /Private-Lines: {0,4}\d{1,4}/y;
const privateMac = /(?:\s|\\+[nr]){1,8}Private-(?:MAC|Hash): {0,4}[a-f0-9]{40,64}/y;

/** The private half of a key of PuTTY. */
const findPuttyKey = (text: string, { start }: TextRange): TextRange | undefined => {
  privateLines.lastIndex = start;
  if (!privateLines.test(text)) return undefined;
  const from = privateLines.lastIndex;
  const reached = endOfKeyMaterial(text, from, from + MAX_KEY);
  if (reached === from) return undefined;
  privateMac.lastIndex = reached;
  return { start, end: privateMac.test(text) ? privateMac.lastIndex : reached };
};

/** How keys begin that have lost their frame: PKCS #1, #8 (also encrypted), #12, EC, Ed25519 and its kin, OpenSSH. */
const bare =
  /MII[A-Za-z0-9+/]{3}IB(?:AAK(?:CA|Bg)|ADANBgkqhkiG9w0BAQEFAAS|ADALBgkqhkiG9w0BAQ|AzCC)|MII[A-Za-z0-9+/]{5}BgkqhkiG9w0BBQ0w|MIHsMFcGCSqGSIb3DQEFDTBK|MH[cQ]CAQEEI|MI(?:GkAgEBBD[A-D]|HcAgEBBEI)|MIGHAgEAMBMGByqGSM49AgEG|MI[GH][A-Za-z0-9]AgEAMBAGByqGSM49AgEG|MIIEvgIBADA|M(?:C4|Ec|EY)CAQAwBQYDK2V|b3BlbnNzaC1rZXktdjE/y;

/** How far behind the beginning of such a key its keyword may stand. */
const BEHIND_BEGINNING = [8, 6, 4, 3, 0];

const findBareKey = (text: string, keyword: TextRange): TextRange | undefined => {
  for (const back of BEHIND_BEGINNING) {
    const start = keyword.start - back;
    if (start < 0 || !startsToken(text, start)) continue;
    bare.lastIndex = start;
    if (!bare.test(text)) continue;
    const reached = endOfKeyMaterial(text, start, start + MAX_KEY);
    if (reached - start > 40) return { start, end: reached };
  }
  return undefined;
};

/** A key in PEM that was put into base 64 once more, as secrets of Kubernetes are. */
const findWrappedKey = (text: string, { start }: TextRange): TextRange | undefined => {
  if (!startsToken(text, start)) return undefined;
  const head = Buffer.from(text.slice(start, start + 120), "base64").toString("latin1");
  return /^-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/.test(head)
    ? { start, end: endOfBase64(text, start, start + 2 * MAX_KEY) }
    : undefined;
};

const line = (count: number): string => Array.from({ length: count }, (_, index) => `q${index}Zk`).join("");

const frame = (edge: "BEGIN" | "END"): string => `-----${edge} ${["PRIVATE", "KEY"].join(" ")}-----`;

/** How the names of members are written: in JSON, in JSON within a string, in Python. */
const members = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [`"${name}"`, `\\"${name}\\"`, `'${name}'`]);

/** Private keys, in all the ways they are written down. */
export const privateKeyDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "private-key",
    label: "PRIVATE_KEY",
    keywords: ["-----BEGIN", "---- BEGIN"],
    find: findPrivateKey,
    maxLength: MAX_KEY + 256,
    earliest: atKeyword,
    example: () => [frame("BEGIN"), line(16), frame("END")].join("\n"),
  },
  {
    name: "private-key-without-frame",
    label: "PRIVATE_KEY",
    keywords: [
      "IBAAKCA",
      "IBADANBgkqhkiG9w0BAQEFAAS",
      "IBADALBgkqhkiG9w0BAQ",
      "IBAzCC",
      "IBAAKBg",
      "BgkqhkiG9w0BBQ0w",
      "MFcGCSqGSIb3DQEFDTBK",
      "MHcCAQEEI",
      "MHQCAQEEI",
      "MIGkAgEBBD",
      "MIHcAgEBBEI",
      "MIGHAgEAMBMGByqGSM49AgEG",
      "AgEAMBAGByqGSM49AgEG",
      "CAQAwBQYDK2V",
      "b3BlbnNzaC1rZXktdjE",
    ],
    find: findBareKey,
    maxLength: MAX_KEY + 256,
    earliest: /* @__PURE__ */ runOf(/[A-Za-z0-9+/]/),
    example: () => ["MIIEpQ", "IBAAKCAQEA", line(20)].join(""),
  },
  {
    name: "private-key-in-base64",
    label: "PRIVATE_KEY",
    keywords: ["LS0tLS1CRUdJTi"],
    find: findWrappedKey,
    maxLength: 2 * MAX_KEY,
    earliest: atKeyword,
    example: () => Buffer.from([frame("BEGIN"), line(16), frame("END")].join("\n")).toString("base64"),
  },
  {
    name: "putty-private-key",
    label: "PRIVATE_KEY",
    keywords: ["Private-Lines:"],
    find: findPuttyKey,
    maxLength: MAX_KEY + 256,
    earliest: atKeyword,
    example: () => `Private-Lines: 1\n${line(14)}\nPrivate-MAC: ${"0f".repeat(20)}`,
  },
  {
    name: "age-secret-key",
    label: "PRIVATE_KEY",
    keywords: ["AGE-SECRET-KEY-", "AGE-PLUGIN-"],
    // Bech32, in capitals.
    expression: /AGE-(?:SECRET-KEY-(?:PQ-)?|PLUGIN-[A-Z0-9]{1,20}-)1[AC-HJ-NP-Z02-9]{40,200}/i,
  },
  {
    name: "json-web-key",
    label: "PRIVATE_KEY",
    keywords: members(["d", "p", "q", "dp", "dq", "qi", "k"]),
    // The private exponent of RSA, its primes and what is made of them; the scalar of EC; a key that both sides have.
    expression:
      /\\{0,3}["'](?:[dk]|[pq](?=[^\w-]{3,24}[\w-]{64})|d[pq]|qi)\\{0,3}["']\s{0,4}:\s{0,4}\\{0,3}["'](?<secret>[A-Za-z0-9_-]{40,1400})(?=\\{0,3}["'])/,
    validate: isVaried,
    example: () => `{"kty":"EC","d":"${"a9Xk2LmQ7wZ".repeat(4)}"}`,
  },
  {
    name: "rsa-key-value",
    label: "PRIVATE_KEY",
    keywords: ["<d>", "<p>", "<q>", "<dp>", "<dq>", "<inverseq>"],
    expression: /<(?:D|P|Q|DP|DQ|InverseQ)>\s{0,16}(?<secret>[A-Za-z0-9+/]{40,1400}={0,2})\s{0,16}<\//,
    validate: isVaried,
  },
  {
    name: "wallet-private-key",
    label: "PRIVATE_KEY",
    // Extended keys, in base 58; of Nostr and Sui, in Bech32.
    keywords: ["xprv", "yprv", "zprv", "tprv", "nsec1", "suiprivkey1"],
    expression: /(?:[xyzt]prv[1-9A-HJ-NP-Za-km-z]{107}|(?:nsec1|suiprivkey1)[ac-hj-np-z02-9]{58,66})(?![A-Za-z0-9])/,
    validate: isVaried,
  },
  {
    name: "wireguard-private-key",
    label: "PRIVATE_KEY",
    keywords: ["privatekey", "private_key", "private-key", "presharedkey"],
    at: "value",
    expression: /[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])/,
    validate: isVaried,
  },
  {
    name: "hexadecimal-private-key",
    label: "PRIVATE_KEY",
    keywords: ["privatekey", "private_key", "private-key", "private key", "secp256k1", "mnemonic_key"],
    at: "value",
    expression: /(?:0x)?[a-f0-9]{64}(?![A-Za-z0-9_-])/i,
    validate: isVaried,
  },
]);
