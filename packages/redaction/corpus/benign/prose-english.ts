import type { Random } from "../random.ts";
import type { BenignSource } from "./benign-text.ts";
import { expand, type Rules, some } from "./grammar.ts";
import { isoDate, version } from "./identifiers.ts";

const NAMES = "Maria Tom Aisha Chen Olga Pedro Yuki Hannah Samir Ingrid Kofi Priya Luca Nadia Björn Zoë".split(" ");
const PLACES = "Lisbon Oslo Nairobi Kyoto Porto Vienna Lima Tartu Ghent Halifax Tunis Pune Cork Bergen".split(" ");

const rules: Rules = {
  name: (random) => random.pick(NAMES),
  place: (random) => random.pick(PLACES),
  small: (random) => String(random.integer(2, 12)),
  number: (random) => random.integer(13, 98_000).toLocaleString("en-US"),
  year: (random) => String(random.integer(1780, 2031)),
  percent: (random) => `${random.integer(1, 99)}${random.pick(["", ".5", ".25"])}%`,
  price: (random) => random.pick(["$", "€", "£"]) + (random.integer(100, 99_999) / 100).toFixed(2),
  date: isoDate,
  version,
  order: (random) => `${random.pick(["#", "order ", "no. "])}${random.integer(100_000, 99_999_999)}`,
};

/** Each list is a subject; a text has sentences of one or two of them. */
const SUBJECTS: readonly (readonly string[])[] = [
  [
    "The river had ‹risen|fallen› in the night, and ‹the lower meadow|the old road|half the orchard› lay ‹under water|bare and brown|quite still›.",
    "«name» ‹walked|went|rode› down to the ‹harbour|mill|station› with a ‹lantern|basket|letter› and came back ‹without it|an hour later|wet to the knees›.",
    "Nobody in the ‹village|house|street› could say who had ‹lit the fire|left the gate open|rung the bell›, though everybody had ‹an opinion|an uncle who knew|heard it›.",
    "It was ‹a small thing|the wrong season for it|not what they had come for›, yet ‹she kept it|it stayed with him|they spoke of it› for ‹years|the rest of the week|a long time›.",
    "‹Above the stove|On the sill|Behind the door› hung a ‹clock|coat|map› that had belonged to ‹a sailor|her grandfather|the schoolmaster› of «place».",
    "The ‹letters|keys|tokens of affection› were kept in a ‹tin|drawer|biscuit box›, tied with ‹string|a red ribbon|wire›, and the ‹secret|password to the heart of the house› was that nobody ever ‹looked|asked›.",
    "‹Snow|Rain|Dust› came early in «year», and the ‹trains|boats|wagons› stood for «small» days.",
  ],
  [
    "To ‹reset|change|recover› your password, open ‹Settings|your profile|the account page›, choose ‹Security|Sign-in|Privacy›, and follow the ‹steps|link|instructions›; the link ‹expires|is valid› for «small» hours.",
    "A good password is ‹long|unique|easy to remember and hard to guess›: ‹four random words|a sentence|a passphrase from a manager› ‹beats|is better than› ‹a short one with symbols|your birthday|anything you reuse›.",
    "Never ‹share|paste|commit› an API key ‹in a chat|in a ticket|to a public repository›; ‹rotate it|revoke it|store it in a vault› instead.",
    "The token is ‹read from the environment|sent in the Authorization header|refreshed automatically›, and it is valid for «small» ‹minutes|hours|days›.",
    "Access tokens are ‹short-lived|opaque|signed›, refresh tokens are ‹long-lived|stored on the server|rotated on each use›, and neither ‹belongs in a URL|should be logged|may be cached›.",
    "If the client secret ‹is lost|has leaked|does not match›, ‹create a new one|ask an administrator|the server answers 401 Unauthorized›.",
    "The secret to ‹good bread|a quiet life|fast queries› is ‹patience|time|an index on the right column›; the key is ‹to start early|not to stir|to measure first›.",
    "Two-factor authentication ‹asks for|needs› a ‹one-time code|second device|passkey› besides the password, which ‹stops|blocks› «percent» of ‹automated attacks|account takeovers›.",
  ],
  [
    "In ‹short|summary|other words›, the ‹proposal|patch|experiment› ‹reduces|increases|barely changes› ‹latency|cost|memory use› by «percent», ‹at the price of|without any change to|mostly because of› ‹readability|accuracy|fewer allocations›.",
    "We ‹measured|compared|repeated› «small» ‹runs|variants|models› on «date», each with «number» ‹tokens|requests|samples›, and ‹discarded the first|kept the median|report the worst›.",
    "The model used «number» input tokens and «number» output tokens, of which «percent» were ‹cached|reasoning tokens|billed at half price›.",
    "‹Upgrade|Downgrade|Pin› to «version» ‹if you can|before Friday|unless a plugin needs an older one›; «version» ‹breaks|drops|deprecates› the ‹old flag|legacy loader|default export›.",
    "There are «small» ‹reasons|caveats|options›: ‹first|to begin with›, the ‹cache is cold|tokenizer splits words differently|queue is bounded›; ‹second|then›, the ‹clock drifts|batch is small|retry budget runs out›.",
    "As of «date», the ‹documentation|changelog|specification› says ‹otherwise|nothing about it|that this is undefined behaviour›.",
  ],
  [
    "Your order «order» ‹was shipped|left our warehouse|is being packed› on «date» and ‹should arrive|is expected› within «small» days.",
    "The ‹total|refund|invoice› comes to «price», ‹including|before› tax; ‹shipping|the deposit› of «price» is ‹refunded|charged› separately.",
    "I am sorry to hear that, «name». ‹Could you send a photo of the label|Would you like a replacement|May I ask which size you ordered›?",
    "We are open from «small» ‹a.m.|in the morning› to «small» ‹p.m.|in the evening›, ‹except on holidays|Monday to Saturday|every day but Tuesday›.",
    "The ‹warranty|voucher|gift card› is valid ‹until «date»|for «small» months›, and it ‹cannot be exchanged for cash|covers parts and labour|is tied to the order «order»›.",
  ],
  [
    "The ‹treaty|railway|cathedral› of «place» was ‹signed|opened|rebuilt› in «year», after «small» years of ‹negotiation|construction|war and fire›.",
    "‹Historians|Geographers|Botanists› ‹disagree|still argue› about ‹its origin|the date|who was first›: some say «year», others ‹a generation later|the century before›.",
    "With «number» inhabitants, «place» is ‹smaller than it looks|the region's second port|known for its ‹tiles|bridges|wool››.",
    "‹Photosynthesis|Fermentation|Erosion› ‹turns|slowly changes› ‹light into sugar|sugar into acid|mountains into sand›, at a rate of about «percent» per ‹hour|season|thousand years›.",
    "The ‹whale|swift|oak› ‹lives|grows› for «small» decades and ‹travels|weighs|spreads› «number» ‹kilometres|kilograms|metres›.",
  ],
  [
    "Dear «name»,\n\nThank you for ‹your letter of «date»|coming to «place»|the books›. ‹The children loved them|We have read it twice|It was a joy›.\n\n‹Warmly|Yours|Best›,\n«name»",
    "**Step «small»:** ‹Preheat|Clean|Measure› the ‹oven|pan|board›, then ‹fold in the flour|let it rest|cut along the line› for «small» minutes.",
    "- ‹Bring water|Call ahead|Leave early›\n- ‹Pack light|Take the second exit|Check the tide›\n- ‹Back by «small»|Do not wait|Enjoy›",
    "> «name»: ‹I think we should wait|Did you see the numbers|No, the other key, the brass one›.\n> «name»: ‹Agreed|Which numbers|It was never a secret›.",
  ],
];

const paragraph = (subjects: readonly (readonly string[])[], random: Random): string => {
  const sentences = subjects.flat();
  return some(sentences, random.integer(2, 5), random)
    .map((sentence) => expand(sentence, rules, random))
    .join(" ");
};

export const englishProse: readonly BenignSource[] = [
  {
    sort: "prose: en",
    make: (random) => {
      const subjects = some(SUBJECTS, random.integer(1, 2), random);
      return Array.from({ length: random.integer(1, 4) }, () => paragraph(subjects, random)).join("\n\n");
    },
  },
];
