import { type Random, UPPER } from "../random.ts";
import type { BenignSource } from "./benign-text.ts";
import { expand, many, type Rules, some } from "./grammar.ts";
import { names } from "./names.ts";

/** Thirteen digits with the check digit of books. */
const isbn = (random: Random): string => {
  const digits = `978${random.text("0123456789", 9)}`;
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  const whole = digits + String((10 - (sum % 10)) % 10);
  return random.pick([
    whole,
    `${whole.slice(0, 3)}-${whole.slice(3, 4)}-${whole.slice(4, 8)}-${whole.slice(8, 12)}-${whole.slice(12)}`,
  ]);
};

const rules: Rules = {
  ...names,
  isbn,
  amount: (random) => random.pick(["200 g", "1 cup", "2 tbsp", "½ tsp", "3", "450 ml", "a pinch of", "1¼ lb"]),
  food: (random) =>
    random.pick(
      "flour sugar butter salt milk yeast basil garlic lentils tomatoes rice onions lemon saffron".split(" "),
    ),
  price: (random) => (random.integer(1, 999_999) / 100).toFixed(2),
  chem: (random) =>
    random.pick([
      "2-acetoxybenzoic acid",
      "N-(4-hydroxyphenyl)acetamide",
      "C8H10N4O2",
      "CC(=O)OC1=CC=CC=C1C(=O)O",
      "1,3,7-trimethylpurine-2,6-dione",
      "(2R,3S,4R,5R)-2,3,4,5,6-pentahydroxyhexanal",
      "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3",
      "CAS 58-08-2",
      "NaHCO3",
    ]),
  doi: (random) =>
    `10.${random.integer(1000, 9999)}/${random.pick(["s41586-020", "j.cell.2021", "arXiv.2303"])}.${random.integer(1000, 99_999)}`,
  move: (random) =>
    random.pick("e4 e5 Nf3 Nc6 Bb5 a6 O-O d4 exd4 Qxd4 Rfe1+ Kh8 cxd5 Bg5 h6 Qd8# fxg8=Q+ Nbd7".split(" ")),
  agent: (random) =>
    random.pick([
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Safari/605.1.15",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0",
      "curl/8.5.0",
      "OpenAI/JS 4.52.0",
      "python-httpx/0.27.0",
      "okhttp/4.12.0",
      "Go-http-client/2.0",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/15E148",
    ]),
  flight: (random) => `${random.text(UPPER, 2)} ${random.integer(100, 9999)}`,
  plate: (random) => `${random.text(UPPER, 2)}-${random.text(UPPER, 2)} ${random.integer(10, 9999)}`,
  geo: (random) => `${(random.next() * 180 - 90).toFixed(6)}, ${(random.next() * 360 - 180).toFixed(6)}`,
  line: (random) =>
    expand(
      random.pick([
        "How do I «word» a «word»?",
        "You can use `«camel»()` for that.",
        "What is the password policy?",
        "At least «nn» characters, no spaces.",
        "Does the token expire?",
        "Yes, after «nn» minutes.",
        "Thanks!",
        "Can you explain the secret sharing scheme?",
        "Sure: a key is split into «n» shares, of which «n» are needed.",
        "It costs $«n».«nn» per million tokens.",
      ]),
      rules,
      random,
    ),
};

const LINES: Readonly<Record<string, readonly string[]>> = {
  recipe: [
    "«amount» «food»",
    "- «amount» «food», ‹chopped|melted|sifted›",
    "Bake at «nn» °C for «nn»–«nn» minutes.",
    "Stir in the «food» and rest for «n» hours.",
    "Serves «n». Prep: «nn» min.",
  ],
  shopping: [
    "«n» × «food» @ $«price» each",
    "Subtotal: €«price»",
    "Order «big»-«big», «date»",
    "Tracking: 1Z ‹pending|delivered›",
    "Invoice INV-2026-«big» due «date»: USD «price»",
    "Art.-Nr. «big» «nn» Stk. à «price»",
  ],
  books: [
    "ISBN «isbn»",
    "https://doi.org/«doi»",
    "«Word» et al. (20«nn»). *«text»*. arXiv:2«nn»0.«big». doi:«doi»",
    "pp. «nn»–«nn», vol. «n»(«n»)",
    "ISSN 0«nn»8-«nn»7X",
  ],
  chemistry: [
    "«chem»",
    "«chem» reacts with «chem» at «float» K.",
    "pKa «n».«n», molar mass «nn».«nn» g/mol",
    "SMILES: CN1C=NC2=C1C(=O)N(C(=O)N2C)C",
  ],
  chess: [
    "«n». «move» «move»",
    "«n». «move» «move» «n». «move» «move» «n». «move» 1-0",
    "rnbqkbnr/pp1ppppp/8/2p5/4P3/5N2/PPPP1PPP/RNBQKB1R b KQkq - 1 2",
  ],
  agents: ["«agent»", "User-Agent: «agent»", '"«agent»" accounted for «nn»% of «big» requests'],
  travel: [
    "Flight «flight» departs «date» at «time», gate B«nn», seat «nn»C.",
    "Plate «plate», km «big».",
    "Position: «geo»",
    "49°26'«nn».«n»\"N 11°4'«nn».«n»\"E",
    "Ticket no. «n»«nn»-«big», coach «n»",
  ],
  chat: [
    "User: «line»",
    "Assistant: «line»",
    "**You:** «line»",
    "[«time»] «word»: «line»",
    "<|im_start|>user\n«line»<|im_end|>",
  ],
  sport: [
    "«Word» «n»:«n» «Word» (HT «n»-«n»)",
    "1. «Word» «nn».«nn»s",
    "Set scores 6-4 3-6 7-6(5)",
    "Odds «n»/«n», handicap +«n».5",
  ],
  music: [
    "| Am7 D7 | Gmaj7 Cmaj7 | F#m7b5 B7 | Em |",
    "BPM «nn», key of C# minor, time signature 6/8",
    "X:1\nT:«text»\nM:4/4\nK:D\n|: d2 fd Adfd | e2 ge Bege :|",
  ],
  math: [
    "π ≈ 3.14159265358979323846264338327950288",
    "«float» × 10^«n» = «float»",
    "2^«nn» mod «big» = «big»",
    "∑_{k=0}^{«n»} (−1)^k / (2k+1)",
    "gcd(«big», «big») = «n»",
    "| 0.«big» | 0.«big» | 0.«big» |",
  ],
  genetics: [
    "ATGGCCATTGTAATGGGCCGCTGAAAGGGTGCCCGATAG",
    ">sp|P«nn»321|«CONST» OS=Homo sapiens\nMKTAYIAKQRQISFVKSHFSRQLEERLGLIEVQAPILSRVGDGTQDNLSGAEKAVQVKVKALPDAQFEVV",
    "chr«n»:«big»-«big» rs«big»",
  ],
  ids: [
    "«uuid»",
    "trace «trace» span «span»",
    "commit «git»",
    "«digest»",
    "«integrity»",
    "«ulid» «oid» «snowflake» «nano»",
    "arn:aws:iam::‹aws|111122223333›:role/«Pascal»",
    "urn:uuid:«uuid»",
    "projects/«kebab»/locations/us/keyRings/«word»/cryptoKeys/«word»",
  ],
  times: [
    "«stamp»",
    "«date» «time»",
    "«epoch» / «epochMs»",
    "P«n»DT«nn»M",
    "0 «n» * * 1-5 /usr/bin/«word»",
    "Mon, 02 Mar 2026 «time» +0000",
  ],
};

export const everyday: readonly BenignSource[] = Object.entries(LINES).map(([sort, choices]) => ({
  sort: `everyday: ${sort}`,
  make: (random) =>
    many(2, 12, random, () => expand(some(choices, 1, random).join(""), rules, random)).join(
      random.pick(["\n", "\n", "\n\n", " "]),
    ),
}));
