import type { Detector, TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { isVaried } from "../is-varied.ts";
import { endOfBase64, endOfKeyMaterial } from "./key-material.ts";
import { atKeyword, runOf } from "../../scan/run-start.ts";

/** The longest key there is: 16384 bits of RSA, in UTF-16 units. */
const MAX_KEY = 16_384;

const begin = /-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----/iy;
const end = /-----END[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----/iy;
const keyLine = /[A-Za-z0-9+/]{16}/;

/** A key in PEM, up to where it ends or where the text does. */
const findPrivateKey = (text: string, { start }: TextRange): TextRange | undefined => {
  begin.lastIndex = start;
  if (!begin.test(text)) return undefined;
  const from = begin.lastIndex;
  const dashes = text.indexOf("-----", from);
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

/** How keys begin that have lost their frame: PKCS #1, #8, #12, EC, Ed25519, OpenSSH. */
const bare =
  /MII[A-Za-z0-9+/]{3}IB(?:AAKCA|ADANBgkqhkiG9w0BAQEFAAS|ADALBgkqhkiG9w0BAQ|AzCC)|MHcCAQEEI|MIGHAgEAMBMGByqGSM49AgEG|MIIEvgIBADA|MC4CAQAwBQYDK2VwBCIEI|b3BlbnNzaC1rZXktdjE/y;

const findBareKey = (text: string, keyword: TextRange): TextRange | undefined => {
  for (const back of [6, 0]) {
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
  return /^-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/.test(head) ? { start, end: endOfBase64(text, start) } : undefined;
};

const line = (count: number): string => Array.from({ length: count }, (_, index) => `q${index}Zk`).join("");

const frame = (edge: "BEGIN" | "END"): string => `-----${edge} ${["PRIVATE", "KEY"].join(" ")}-----`;

/** Private keys, in all the ways they are written down. */
export const privateKeyDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "private-key",
    label: "PRIVATE_KEY",
    keywords: ["-----BEGIN"],
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
      "MHcCAQEEI",
      "MIGHAgEAMBMGByqGSM49AgEG",
      "MC4CAQAwBQYDK2VwBCIEI",
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
    expression: /AGE-(?:SECRET-KEY-(?:PQ-)?|PLUGIN-[A-Z0-9]{1,20}-)1[AC-HJ-NP-Z02-9]{40,200}/,
  },
  {
    name: "json-web-key",
    label: "PRIVATE_KEY",
    keywords: ['"d"', '\\"d\\"', "'d'"],
    // The private exponent of RSA, the scalar of EC.
    expression: /\\{0,3}["']d\\{0,3}["']\s{0,4}:\s{0,4}\\{0,3}["'](?<secret>[A-Za-z0-9_-]{40,1400})(?=\\{0,3}["'])/,
    validate: isVaried,
    example: () => `{"kty":"EC","d":"${"a9Xk2LmQ7wZ".repeat(4)}"}`,
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
