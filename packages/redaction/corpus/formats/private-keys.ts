import { bothContexts, namedContexts } from "../contexts.ts";
import { ALPHANUMERIC, HEX, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

const BASE64 = `${ALPHANUMERIC}+/`;

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

const lines = (random: Random, count: number): readonly string[] => [
  ...Array.from({ length: count }, () => random.text(BASE64, 64)),
  `${random.text(BASE64, 31)}=`,
];

const dashes = "-----";

const frame = (edge: "BEGIN" | "END", kind: string): string => `${dashes}${edge} ${kind}${dashes}`;

const KINDS: readonly string[] = ["", "RSA ", "EC ", "DSA ", "OPENSSH ", "ENCRYPTED ", "ANY "];

const pem = (random: Random, separator: string): string => {
  const kind = `${random.pick(KINDS)}PRIVATE KEY`;
  return [frame("BEGIN", kind), ...lines(random, random.integer(1, 26)), frame("END", kind)].join(separator);
};

/** Where a text of several lines can stand as it is. */
const wholeContexts = (secret: string): readonly string[] => [
  secret,
  `KEY="${secret}"`,
  `key: ${secret}\nnext: 1`,
  JSON.stringify({ private_key: secret, client_email: "robot@project.iam" }),
  JSON.stringify({ body: JSON.stringify({ privateKey: secret }) }).replaceAll("\\\\n", "\\n"),
  `Here it is:\n\n${secret}\n\nKeep it.`,
];

export const privateKeyFormats: readonly SecretFormat[] = [
  {
    detector: "private-key",
    source: "https://www.rfc-editor.org/rfc/rfc7468",
    sample: (random) => pem(random, "\n"),
    contexts: (secret) => [
      secret,
      `KEY="${secret}"`,
      `key: ${secret}\nnext: 1`,
      JSON.stringify({ private_key: secret }),
    ],
  },
  {
    detector: "private-key",
    source: "https://www.rfc-editor.org/rfc/rfc7468",
    sample: (random) => pem(random, "\r\n"),
    contexts: (secret) => [secret, `Here it is:\n\n${secret}\n\nKeep it.`],
  },
  {
    detector: "private-key",
    source: "https://cloud.google.com/iam/docs/keys-create-delete",
    sample: (random) => pem(random, "\\n"),
    contexts: (secret) => [secret, `KEY="${secret}"`, `{"private_key": "${secret}\\n"}`],
  },
  {
    detector: "private-key",
    source: "https://www.rfc-editor.org/rfc/rfc1421",
    sample: (random) =>
      [
        frame("BEGIN", "RSA PRIVATE KEY"),
        "Proc-Type: 4,ENCRYPTED",
        `DEK-Info: AES-128-CBC,${random.text(HEX, 32).toUpperCase()}`,
        "",
        ...lines(random, 12),
        frame("END", "RSA PRIVATE KEY"),
      ].join("\n"),
    contexts: wholeContexts,
  },
  {
    detector: "private-key",
    source: "https://www.rfc-editor.org/rfc/rfc9580",
    sample: (random) =>
      [
        frame("BEGIN", "PGP PRIVATE KEY BLOCK"),
        "Version: GnuPG v2",
        "",
        ...lines(random, 30),
        `=${random.text(BASE64, 4)}`,
        frame("END", "PGP PRIVATE KEY BLOCK"),
      ].join("\n"),
    contexts: wholeContexts,
  },
  {
    detector: "private-key",
    // Cut off within its last line.
    source: "https://www.rfc-editor.org/rfc/rfc7468",
    sample: (random) =>
      [frame("BEGIN", "PRIVATE KEY"), ...lines(random, 5).slice(0, 5), random.text(BASE64, 20)].join("\n"),
    contexts: (secret) => [secret, `${secret}\n\nand so on`, `"${secret}"`],
  },
  {
    detector: "private-key-without-frame",
    source: "https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2",
    sample: (random) => `MII${random.text(BASE64, 3)}IBAAKCA${random.text(BASE64, 1200)}==`,
    contexts: bothContexts("merchant"),
  },
  {
    detector: "private-key-without-frame",
    source: "https://www.rfc-editor.org/rfc/rfc5208",
    sample: (random) => `MII${random.text(BASE64, 3)}IBADANBgkqhkiG9w0BAQEFAAS${random.text(BASE64, 1200)}==`,
    contexts: bothContexts("merchant"),
  },
  {
    detector: "private-key-without-frame",
    source: "https://www.rfc-editor.org/rfc/rfc7292",
    sample: (random) => `MII${random.text(BASE64, 3)}IBAzCC${random.text(BASE64, 1600)}=`,
    contexts: bothContexts("keystore"),
  },
  {
    detector: "private-key-in-base64",
    source: "https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets",
    sample: (random) => Buffer.from(pem(random, "\n")).toString("base64"),
    contexts: bothContexts("tls"),
  },
  {
    detector: "putty-private-key",
    source: "https://the.earth.li/~sgtatham/putty/0.78/htmldoc/AppendixC.html",
    sample: (random) => ["Private-Lines: 14", ...lines(random, 13), `Private-MAC: ${random.text(HEX, 40)}`].join("\n"),
    contexts: (secret) => [secret, `PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n${secret}\n`],
  },
  {
    detector: "age-secret-key",
    source: "https://age-encryption.org/v1",
    sample: (random) => `AGE-SECRET-KEY-1${random.text("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)}`,
    contexts: bothContexts("age"),
  },
  {
    detector: "json-web-key",
    source: "https://www.rfc-editor.org/rfc/rfc7517",
    sample: (random) => random.text(`${ALPHANUMERIC}-_`, 43),
    contexts: (secret) => [
      JSON.stringify({ kty: "EC", crv: "P-256", d: secret, use: "sig" }),
      JSON.stringify({ kty: "OKP", d: secret }, undefined, 2),
      JSON.stringify({ body: JSON.stringify({ kty: "EC", d: secret }) }),
    ],
  },
  {
    detector: "wireguard-private-key",
    source: "https://www.wireguard.com/quickstart/",
    sample: (random) => `${random.text(ALPHANUMERIC, 43)}=`,
    contexts: (secret) => [`[Interface]\nPrivateKey = ${secret}\nListenPort = 51820\n`, `private_key: "${secret}"`],
  },
  {
    detector: "hexadecimal-private-key",
    source: "https://ethereum.org/en/developers/docs/accounts/",
    sample: (random) => `0x${random.text(HEX, 64)}`,
    contexts: namedContexts("wallet private key"),
  },
  {
    detector: "age-secret-key",
    source: "https://github.com/str4d/age-plugin-yubikey",
    sample: (random) => `AGE-PLUGIN-YUBIKEY-1${random.text("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 70)}`,
    contexts: (secret) => [secret, `identity: ${secret} # one`],
  },
  {
    detector: "private-key",
    // Lines that were taken out, in a difference.
    source: "https://www.rfc-editor.org/rfc/rfc7468",
    sample: (random) =>
      [frame("BEGIN", "ENCRYPTED PRIVATE KEY"), ...lines(random, 12), frame("END", "ENCRYPTED PRIVATE KEY")].join(
        "\n-",
      ),
    contexts: (secret) => [`-${secret}\n`],
  },
  {
    detector: "private-key",
    source: "https://www.rfc-editor.org/rfc/rfc4716",
    sample: (random) =>
      [
        "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
        ...lines(random, 8),
        "---- END SSH2 ENCRYPTED PRIVATE KEY ----",
      ].join("\n"),
    contexts: wholeContexts,
  },
  ...["MIICXgIBAAKBgQ", "MIGkAgEBBDA", "MHQCAQEEI", "MIG2AgEAMBAGByqGSM49AgEG", "MIIFLTBXBgkqhkiG9w0BBQ0w"].map(
    (beginning): SecretFormat => ({
      detector: "private-key-without-frame",
      source: "https://www.rfc-editor.org/rfc/rfc5915",
      sample: (random) => `${beginning}${random.text(BASE64, 300)}==`,
      contexts: bothContexts("merchant"),
    }),
  ),
  {
    detector: "private-key-in-base64",
    source: "https://www.gnu.org/software/coreutils/base64",
    sample: (random) =>
      Buffer.from(pem(random, "\n"))
        .toString("base64")
        .replaceAll(/.{76}(?=.)/g, "$&\n"),
    contexts: (secret) => [secret, `echo "${secret}" | base64 -d`, JSON.stringify({ key: secret })],
  },
  {
    detector: "json-web-key",
    source: "https://www.rfc-editor.org/rfc/rfc7518#section-6.3.2",
    sample: (random) => random.text(`${ALPHANUMERIC}-_`, 171),
    contexts: (secret) =>
      ["p", "q", "dp", "dq", "qi"].flatMap((name) => [
        JSON.stringify({ kty: "RSA", [name]: secret, e: "AQAB" }),
        JSON.stringify({ keys: [{ kty: "RSA", [name]: secret }] }, undefined, 2),
        JSON.stringify({ body: JSON.stringify({ kty: "RSA", [name]: secret }) }),
        `{'kty': 'RSA', '${name}': '${secret}'}`,
      ]),
  },
  {
    detector: "rsa-key-value",
    source: "https://www.w3.org/TR/xmldsig-core1/#sec-RSAKeyValue",
    sample: (random) => `${random.text(BASE64, 171)}=`,
    contexts: (secret) => ["D", "P", "Q", "DP", "DQ", "InverseQ"].map((name) => `<${name}>${secret}</${name}>`),
  },
  {
    detector: "wallet-private-key",
    source: "https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki",
    sample: (random) => `${random.pick(["x", "y", "z", "t"])}prv${random.text(BASE58, 107)}`,
    contexts: bothContexts("wallet"),
  },
  {
    detector: "wallet-private-key",
    source: "https://github.com/nostr-protocol/nips/blob/master/19.md",
    sample: (random) => `nsec1${random.text("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58)}`,
    contexts: bothContexts("wallet"),
  },
];
