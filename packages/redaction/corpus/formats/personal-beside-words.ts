import { DIGITS, HEX, type Random } from "../random.ts";
import type { SecretFormat } from "../secret-format.ts";

/** Numbers as they are written within a country: what begins them, and the sizes of the blocks that follow. */
const NATIONAL: readonly (readonly [head: string, separator: string, ...sizes: number[]])[] = [
  ["030 ", "", 7],
  ["0171/", "", 7],
  ["020 ", " ", 4, 4],
  ["01 ", " ", 2, 2, 2, 2],
  ["06-", "", 8],
  ["312 ", " ", 3, 4],
  ["(11) 9", "-", 4, 4],
  ["138", "", 8],
  ["010-", "-", 4, 4],
  ["98", " ", 3, 5],
];

const national = (random: Random): string => {
  const [head, separator, ...sizes] = random.pick(NATIONAL);
  return head + sizes.map((size) => random.text("23456789", 1) + random.text(DIGITS, size - 1)).join(separator);
};

/** How the number of a telephone is introduced, in the languages that are spoken most. */
const WORDS: readonly string[] = [
  "Phone No.: ",
  "Tel No: ",
  "Mob: ",
  "Ph. ",
  "my number: ",
  "the phone number you provided is ",
  "SMS sent to ",
  "text me at ",
  "Meine Handynummer ist ",
  "Telefonnummer: ",
  "Celular: ",
  "Tel\u00e9fono: ",
  "Cellulare: ",
  "Telefoonnummer: ",
  "Numer telefonu: ",
  "Telefon numaras\u0131: ",
  "Telefonn\u00ed \u010d\u00edslo: ",
  "Telefonsz\u00e1m: ",
  "Mobilnummer: ",
  "Puhelin: ",
  "Nomor telepon: ",
  "\u0422\u0435\u043b\u0435\u0444\u043e\u043d: ",
  "\u03a4\u03b7\u03bb\u03ad\u03c6\u03c9\u03bd\u03bf: ",
  "\u0631\u0642\u0645 \u0627\u0644\u0647\u0627\u062a\u0641: ",
  "\u05d8\u05dc\u05e4\u05d5\u05df: ",
  "\u092e\u094b\u092c\u093e\u0907\u0932 \u0928\u0902\u092c\u0930 ",
  "\u0e42\u0e17\u0e23 ",
  "\u7535\u8bdd\uff1a",
  "\u624b\u673a\u53f7\u662f",
  "\u96fb\u8a71\u756a\u53f7\uff1a",
  "\uc804\ud654\ubc88\ud638: ",
];

const introduced = (number: string): readonly string[] => [
  ...WORDS.map((word) => word + number),
  ...WORDS.map((word) => JSON.stringify({ text: `${word}${number}.` })),
  `TEL;TYPE=WORK,VOICE:${number}\n`,
  `TEL;CELL:${number}\n`,
  `<PhoneNumber>${number}</PhoneNumber>`,
  `| Phone | ${number} |`,
];

const messenger = (number: string): readonly string[] => [
  `https://wa.me/${number}?text=hello`,
  `https://api.whatsapp.com/send?phone=${number}&text=hello`,
  `{"wa_id":"${number}"}`,
  `msisdn=${number}`,
];

const withExtension = (random: Random): string => {
  const [first, second, last] = [3, 3, 4].map((size) => random.text("23456789", size));
  const extension = random.pick(["x", " x", " ext. ", ";ext=", ", ext ", " extension "]) + random.text(DIGITS, 3);
  return (
    random.pick([`+1 ${first} ${second} ${last}`, `(${first}) ${second}-${last}`, `${first}-${second}-${last}`]) +
    extension
  );
};

const socialSecurity = (random: Random): string => {
  const between = random.pick(["", "-", " "]);
  return [`5${random.text(DIGITS, 2)}`, `1${random.text(DIGITS, 1)}`, `2${random.text(DIGITS, 3)}`].join(between);
};

const besideSocialSecurity = (number: string): readonly string[] => [
  `SSN: ${number}`,
  `His SSN was listed as ${number}.`,
  `SSN of John Smith: ${number}`,
  `SSN (last updated): ${number}`,
  `my social is ${number}`,
  `SSN/ITIN ${number}`,
];

/** With groups of one digit, two of them not: else it could be a time. */
const shortMac = (random: Random): string =>
  ["0", "1a", random.text(HEX, 1), `3${random.text("abcdef", 1)}`, random.text("123456789", 2), "5e"].join(":");

const inNeighborTables = (address: string): readonly string[] => [
  `? (10.0.0.1) at ${address} on en0 ifscope [ethernet]`,
  `ether ${address}`,
  `arp: ${address}: seen`,
];

/** Personal data that is known by what stands beside it. */
export const besideWordFormats: readonly SecretFormat[] = [
  { detector: "phone-number", source: "national forms, in many languages", sample: national, contexts: introduced },
  {
    detector: "phone-number",
    source: "https://faq.whatsapp.com/5913398998672934",
    sample: (random) => random.pick(["44207946", "49151234", "55119845", "91987654"]) + random.text(DIGITS, 4),
    contexts: messenger,
  },
  { detector: "phone-number", source: "RFC 3966, 5.3", sample: withExtension },
  { detector: "us-ssn", source: "everyday speech", sample: socialSecurity, contexts: besideSocialSecurity },
  { detector: "mac-address", source: "arp(8) of macOS", sample: shortMac, contexts: inNeighborTables },
];
