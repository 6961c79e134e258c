import { plainContexts } from "../contexts.ts";
import { ALPHANUMERIC, DIGITS, HEX, LOWER, type Random, UPPER } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

/** The number with the check digit behind it, by the sum of the digits' digits. */
const withLuhnDigit = (digits: string): string => {
  const sum = Array.from(digits, Number)
    .toReversed()
    .map((digit, index) => (index % 2 === 0 ? 2 * digit : digit))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return digits + String((10 - (sum % 10)) % 10);
};

/** Beginning and length, as issuers publish them. */
const CARDS: readonly (readonly [prefix: string, length: number])[] = [
  ["4", 13],
  ["4", 16],
  ["4", 19],
  ["51", 16],
  ["55", 16],
  ["2221", 16],
  ["2720", 16],
  ["34", 15],
  ["37", 15],
  ["6011", 16],
  ["644", 16],
  ["65", 16],
  ["6011", 19],
  ["3528", 16],
  ["3589", 16],
  ["300", 14],
  ["305", 14],
  ["36", 14],
  ["38", 14],
  ["62", 16],
  ["62", 17],
  ["62", 18],
  ["62", 19],
  ["5018", 16],
  ["6304", 18],
  ["6759", 19],
  ["6763", 13],
  ["6304", 12],
  ["5038", 12],
  ["3510", 16],
  ["5011", 16],
  ["6799", 19],
  ["2200", 16],
  ["2204", 16],
  ["60", 16],
  ["508", 16],
  ["9792", 16],
];

const cardDigits = (random: Random): string => {
  const [prefix, length] = random.pick(CARDS);
  return withLuhnDigit(prefix + random.text(DIGITS, length - prefix.length - 1));
};

const inBlocks = (digits: string, sizes: readonly number[], separator: string): string => {
  const blocks: string[] = [];
  let at = 0;
  for (let index = 0; at < digits.length; index += 1) {
    const size = sizes[Math.min(index, sizes.length - 1)] ?? 4;
    blocks.push(digits.slice(at, at + size));
    at += size;
  }
  return blocks.join(separator);
};

const cardNumber = (random: Random): string => {
  const digits = cardDigits(random);
  const sizes = digits.length === 15 ? [4, 6, 5] : digits.length === 14 ? [4, 6, 4] : [4];
  const separator = random.pick(["", "", " ", "-", "\u00a0", "."]);
  if (separator === "") return digits;
  return inBlocks(digits, separator === "." ? [4] : sizes, separator);
};

/** What stands behind the check digits of an IBAN, as the SWIFT registry has it: letters, digits, both. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  AT: "16n",
  BE: "12n",
  CH: "5n12c",
  CZ: "20n",
  DE: "18n",
  DK: "14n",
  ES: "20n",
  FI: "14n",
  FR: "10n11c2n",
  GB: "4a14n",
  IE: "4a14n",
  IT: "1a10n12c",
  LU: "3n13c",
  MT: "4a5n18c",
  NL: "4a10n",
  NO: "11n",
  PL: "24n",
  PT: "21n",
  SA: "2n18c",
  SE: "20n",
  TR: "5n1n16c",
};

const accountOf = (structure: string, random: Random): string =>
  structure.replaceAll(/(\d+)([anc])/g, (_, count: string, kind: string) =>
    random.text(kind === "a" ? UPPER : kind === "n" ? DIGITS : UPPER + DIGITS, Number(count)),
  );

const asNumber = (text: string): bigint =>
  BigInt(text.replaceAll(/[A-Z]/g, (letter) => String((letter.codePointAt(0) ?? 0) - 55)));

const iban = (random: Random): string => {
  const country = random.pick(Object.keys(ACCOUNTS));
  const account = accountOf(ACCOUNTS[country] ?? "", random);
  const check = String(98n - (asNumber(`${account + country}00`) % 97n)).padStart(2, "0");
  const whole = country + check + account;
  const separator = random.pick(["", " ", "-"]);
  const written = separator === "" ? whole : inBlocks(whole, [4], separator);
  return random.next() < 0.2 ? written.toLowerCase() : written;
};

const padded = (value: number, length: number): string => String(value).padStart(length, "0");

const ssnBlocks = (random: Random): string[] => {
  let area = random.integer(1, 899);
  if (area === 666) area = 665;
  return [padded(area, 3), padded(random.integer(1, 99), 2), padded(random.integer(1, 9999), 4)];
};

const domain = (random: Random): string => {
  const label = (): string => random.text(LOWER, random.integer(2, 12));
  const ending = random.pick(["com", "org", "net", "io", "co.uk", "de", "fr", "com.br", "museum", "xn--p1ai"]);
  return random.next() < 0.3 ? `${label()}.${label()}-${label()}.${ending}` : `${label()}.${ending}`;
};

const email = (random: Random): string => {
  // Shorter ones are users of programs, as in `hg@host`.
  const word = (): string => random.text(LOWER, random.integer(4, 10));
  const local = random.pick([
    (): string => word(),
    (): string => `${word()}.${word()}`,
    (): string => `${word()}_${word()}`,
    (): string => `${word()}+${word()}${random.text(DIGITS, 2)}`,
    (): string => `${random.text(UPPER, 1)}${word()}`,
    (): string => `${word()}-${random.text(ALPHANUMERIC, 8)}`,
    (): string => `j\u00fcrgen.${word()}`,
  ])();
  return `${local}@${domain(random)}`;
};

/** Country code, and blocks of the numbers there as they are written. */
const NUMBERS: readonly (readonly [code: string, ...sizes: number[]])[] = [
  ["1", 3, 3, 4],
  ["44", 2, 4, 4],
  ["44", 4, 6],
  ["49", 2, 7],
  ["49", 3, 8],
  ["33", 1, 2, 2, 2, 2],
  ["39", 2, 4, 4],
  ["34", 3, 3, 3],
  ["31", 2, 7],
  ["41", 2, 3, 2, 2],
  ["43", 1, 7],
  ["46", 2, 3, 4],
  ["48", 3, 3, 3],
  ["7", 3, 3, 2, 2],
  ["55", 2, 5, 4],
  ["52", 2, 4, 4],
  ["91", 5, 5],
  ["86", 3, 4, 4],
  ["81", 2, 4, 4],
  ["82", 2, 4, 4],
  ["61", 1, 4, 4],
  ["972", 2, 3, 4],
  ["971", 2, 3, 4],
  ["351", 3, 3, 3],
  ["353", 2, 3, 4],
  ["358", 2, 3, 4],
  ["380", 2, 3, 4],
  ["234", 3, 3, 4],
];

const blocksOf = (random: Random, sizes: readonly number[]): string[] =>
  sizes.map((size) => random.text("23456789", 1) + random.text(DIGITS, size - 1));

const phoneNumber = (random: Random): string => {
  const [code, ...sizes] = random.pick(NUMBERS);
  const blocks = blocksOf(random, sizes);
  const form = random.integer(0, 4);
  if (form === 0) return `+${code}${blocks.join("")}`;
  if (form === 1) return `+${code} (${blocks[0] ?? ""}) ${blocks.slice(1).join("-")}`;
  return `+${code}${[" ", "-", "."][form - 2] ?? " "}${blocks.join([" ", "-", "."][form - 2])}`;
};

const northAmerican = (random: Random): string => {
  const [area = "", office = "", line = ""] = blocksOf(random, [3, 3, 4]);
  return random.pick([
    `(${area}) ${office}-${line}`,
    `(${area})${office}-${line}`,
    `${area}-${office}-${line}`,
    `${area}.${office}.${line}`,
    `1-${area}-${office}-${line}`,
  ]);
};

const besideWord = (number: string): readonly string[] => [
  `phone: ${number}`,
  `Tel. ${number}`,
  `"phone_number": "${number}"`,
  `phoneNumber=${number}`,
  `You can call me at ${number} today.`,
  `Fax: ${number}\n`,
  JSON.stringify({ mobile: number }),
];

const ipv4 = (random: Random): string => {
  const octets = [random.integer(11, 223), random.integer(0, 255), random.integer(0, 255), random.integer(1, 254)];
  return octets.join(".");
};

const ipv6 = (random: Random): string => {
  const group = (): string => random.text(HEX, 4);
  const host = `2001:db8:${group()}`;
  return random.pick([
    (): string => `2001:0db8:${Array.from({ length: 6 }, group).join(":")}`,
    (): string => `${host}::${random.integer(1, 99)}`,
    (): string => `fe80::${group()}:${group()}:${group()}:${group()}`,
    (): string => `::ffff:${ipv4(random)}`,
    (): string => `${host}::${group()}:${group()}`.toUpperCase(),
  ])();
};

const macAddress = (random: Random): string => {
  const digits = `${random.pick(["3c22fb", "00163e", "f4d488"])}${random.text(HEX, 5)}a`;
  const pairs = digits.match(/../g) ?? [];
  return random.pick([
    pairs.join(":"),
    pairs.join("-"),
    pairs.join(":").toUpperCase(),
    (digits.match(/.{4}/g) ?? []).join("."),
  ]);
};

/** How personal data looks, from what is published of it. */
export const personalFormats: readonly SecretFormat[] = [
  { detector: "email", source: "RFC 5322, 3.4.1; RFC 6531", sample: email },
  {
    detector: "card-number",
    source: "ISO/IEC 7812-1; https://en.wikipedia.org/wiki/Payment_card_number",
    sample: cardNumber,
  },
  { detector: "iban", source: "ISO 13616; SWIFT IBAN registry", sample: iban },
  {
    detector: "us-ssn",
    source: "https://secure.ssa.gov/poms.nsf/lnx/0110201035",
    sample: (random) => ssnBlocks(random).join("-"),
  },
  {
    detector: "us-ssn",
    source: "https://secure.ssa.gov/poms.nsf/lnx/0110201035",
    sample: (random) => ssnBlocks(random).join(random.pick(["", " ", "."])),
    contexts: (number) => [
      `SSN: ${number}`,
      `ssn=${number}`,
      JSON.stringify({ ssn: number }),
      `my social security number is ${number}, born 1980`,
      `"social_security_number": "${number}"`,
    ],
  },
  { detector: "phone-number", source: "ITU-T E.123 and E.164", sample: phoneNumber },
  { detector: "phone-number", source: "North American Numbering Plan", sample: northAmerican },
  {
    detector: "phone-number",
    source: "national forms, beside a word for it",
    sample: (random) =>
      random.pick(["020 7946 0", "030 1234", "06-123456", "01 42 68 53 ", "0171/12345"]) + random.text(DIGITS, 3),
    contexts: besideWord,
  },
  { detector: "ip-address", source: "RFC 791, RFC 6943", sample: ipv4, contexts: plainContexts },
  { detector: "ip-address", source: "RFC 4291, 2.2", sample: ipv6, contexts: plainContexts },
  { detector: "mac-address", source: "IEEE 802, EUI-48; Cisco IOS", sample: macAddress, contexts: plainContexts },
];
