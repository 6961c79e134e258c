import type { Random } from "../random.ts";
import type { Rules } from "./grammar.ts";
import {
  clockTime,
  gitHash,
  integrity,
  isoDate,
  isoTime,
  nanoId,
  objectId,
  sha256,
  shortGitHash,
  slug,
  snowflake,
  spanId,
  traceId,
  ulid,
  uuid,
  version,
} from "./identifiers.ts";

const WORDS = (
  "account agent answer batch branch buffer cache cart catalog chunk client column comment config cursor customer " +
  "dataset device document draft edge embedding endpoint event example factor feature field filter frame graph group " +
  "handler header image index invoice item job label layer ledger letter limit listener loader message metric model " +
  "module monitor node notice object offer option order output owner packet page parcel parser partner path pattern " +
  "payload period plan player point policy pool port prefix price process product profile prompt provider query queue " +
  "record region report request resource response result route sample schema score section segment sensor sequence " +
  "server session shape signal slice snapshot source stage state store stream student subject summary switch symbol " +
  "table target task template tenant thread ticket timer topic trace tracker transfer trigger unit update user " +
  "value vector vendor version view volume window worker"
).split(" ");

/** Names of settings in which detectors look for values. */
const SECRET_NAMES = (
  "api_key apiKey API_KEY OPENAI_API_KEY ANTHROPIC_API_KEY AWS_SECRET_ACCESS_KEY GITHUB_TOKEN access_token auth_token " +
  "client_secret db_password DB_PASSWORD password passwd secret secretKey SECRET_KEY token refresh_token private_key " +
  "STRIPE_SECRET_KEY slack_bot_token SLACK_WEBHOOK_URL HF_TOKEN jwt_secret session_secret DATABASE_PASSWORD smtpPassword " +
  "accessKeyId datadog_api_key SENTRY_AUTH_TOKEN twilioAuthToken azure_client_secret cloudflare_api_token npm_token"
).split(" ");

/** Part of names of packages and files, where no secret is; a key with it has one. */
const MORE_WORDS: readonly string[] = [...WORDS, "token", "token", "tokenizer", "secret", "password", "keys"];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const word = (random: Random): string => random.pick(WORDS);
const partOfName = (random: Random): string => random.pick(MORE_WORDS);
const words = (count: number, random: Random): string[] => Array.from({ length: count }, () => word(random));

/** What everybody writes where a secret belongs, made of parts so that no scanner takes offence. */
const placeholders = (name: string): readonly string[] => [
  "YOUR_API_KEY",
  "YOUR_TOKEN_HERE",
  `<your-${name.toLowerCase().replaceAll("_", "-")}>`,
  "<token>",
  "xxxx",
  "xxxxxxxxxxxxxxxx",
  "********",
  "...",
  "changeme",
  ["sk", "..."].join("-"),
  ["sk", "xxxxxxxxxxxxxxxxxxxx"].join("-"),
  `\${${name}}`,
  `$${name}`,
  `{{ ${name} }}`,
  `%${name}%`,
  "REDACTED",
  "[REDACTED]",
  "your_password",
  "your-secret-key",
  "<REPLACE_ME>",
  "TODO",
  "null",
  "example",
  "hidden",
  "",
];

/** What every grammar of code and data has at hand. */
export const names: Rules = {
  word,
  Word: (random) => capital(word(random)),
  camel: (random) => {
    const [first = "", ...rest] = words(random.integer(2, 3), random);
    return first + rest.map(capital).join("");
  },
  Pascal: (random) => words(random.integer(1, 3), random).map(capital).join(""),
  snake: (random) => words(random.integer(2, 3), random).join("_"),
  kebab: (random) => `${word(random)}-${partOfName(random)}`,
  part: partOfName,
  CONST: (random) => words(random.integer(1, 3), random).join("_").toUpperCase(),
  package: (random) => random.pick([`@${word(random)}/${word(random)}`, words(2, random).join("-"), "@types/node"]),
  file: (random) =>
    `${words(random.integer(1, 3), random).join("/")}.${random.pick(["ts", "py", "go", "rs", "md", "json"])}`,
  host: (random) =>
    `${word(random)}.${random.pick(["example.com", "example.org", "internal.test", "svc.cluster.local"])}`,
  secretname: (random) => random.pick(SECRET_NAMES),
  placeholder: (random) => random.pick(placeholders(random.pick(SECRET_NAMES))),
  n: (random) => String(random.integer(0, 9)),
  nn: (random) => String(random.integer(10, 999)),
  big: (random) => String(random.integer(1000, 9_999_999)),
  float: (random) => (random.next() * 200 - 100).toFixed(random.integer(1, 8)),
  epoch: (random) => `17${random.integer(10_000_000, 99_999_999)}`,
  epochMs: (random) => `17${random.integer(10_000_000_000, 99_999_999_999)}`,
  ms: (random) => (random.next() * 4000).toFixed(random.pick([0, 1, 3])),
  date: isoDate,
  time: clockTime,
  stamp: isoTime,
  version,
  uuid,
  trace: traceId,
  span: spanId,
  git: gitHash,
  short: shortGitHash,
  digest: (random) => `sha256:${sha256(random)}`,
  sha: sha256,
  md5: traceId,
  integrity,
  ulid,
  oid: objectId,
  snowflake,
  nano: nanoId,
  slug,
  text: (random) => words(random.integer(4, 12), random).join(" "),
};
