import type { Random } from "./random.ts";

/** The texts that a secret stands in. */
type Contexts = (secret: string, random: Random) => readonly string[];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The words that follow a vendor's name in the name of a secret. */
const NOUNS: readonly string[] = ["api key", "token", "secret", "access token", "secret key", "auth token", "key"];

const FILLERS: readonly string[] = [
  "the quick brown fox",
  "2026-03-04T05:06:07Z",
  "Größe: 10 €",
  "",
  "日本語のテキスト",
  "0",
];

interface Spellings {
  readonly constant: string;
  readonly snake: string;
  readonly camel: string;
  readonly pascal: string;
}

/** What languages have of their own: types, prefixes of strings, defaults, accessors, colors. */
const codeContexts = (secret: string, { constant, snake, camel, pascal }: Spellings): readonly string[] => [
  `${snake}: str = Field(default="${secret}")`,
  `${constant} = b'${secret}'`,
  `const key = process.env.${constant} ?? "${secret}";`,
  `let ${snake}: &str = "${secret}";`,
  `const ${constant}: &'static str = "${secret}";`,
  `let ${snake} = String::from("${secret}");`,
  `public string ${pascal} { get; set; } = "${secret}";`,
  `let ${camel}: String? = "${secret}"`,
  `NSString *${camel} = @"${secret}";`,
  `static const char ${snake}[] = "${secret}";`,
  `${snake} <- "${secret}"`,
  `KEY=\${${constant}:-${secret}}`,
  `ENV ${constant} ${secret}`,
  `set -gx ${constant} ${secret}`,
  `\u001B[32m${snake}\u001B[0m=\u001B[33m${secret}\u001B[0m`,
];

/** Values that stand one level deeper, in an element or a schema, or beside their name. */
const nestedContexts = (secret: string, { snake, camel, pascal }: Spellings, name: string): readonly string[] => [
  `<setting name="${pascal}" serializeAs="String">\n  <value>${secret}</value>\n</setting>`,
  `<property name="${camel}"><value>${secret}</value></property>`,
  `${camel} := []byte("${secret}")`,
  `${camel}: { type: String, default: "${secret}" },`,
  `"${snake}": {"type": "string", "default": "${secret}"}`,
  `### ${name}\n${secret}\n`,
  `Q: what is the ${name}?\nA: ${secret}\n`,
  `my ${name} is\n${secret}\n`,
];

/** Quotes and punctuation of other languages, and values that stand alone in a line. */
const proseContexts = (secret: string, name: string): readonly string[] => [
  `Mein ${name} lautet „${secret}“.`,
  `${name} : «\u00A0${secret}\u00A0»`,
  `the ${name} is “${secret}”`,
  `${name}：${secret}。`,
  `我的 ${name} 是 ${secret}`,
  `${name}は「${secret}」です`,
  `${name} – ${secret}`,
  `O ${name} é ${secret}`,
  `내 ${name}는 ${secret}`,
  `Мой ${name} это ${secret}`,
  `我的 ${name} 是：${secret}。`,
  `${name}密钥是${secret}`,
  `| ${name} | \`${secret}\` | x |`,
  `Here is the ${name}:\n\n${secret}\n`,
  `My ${name}:\n\`\`\`text\n${secret}\n\`\`\``,
];

/**
 * The secret as what is assigned to something whose name begins with `name`, such as `"adobe"`: environment, JSON, YAML,
 * XML, INI, code, command lines, headers, URLs, prose.
 */
export const namedContexts =
  (name: string): Contexts =>
  (secret, random) => {
    const words = [...name.toLowerCase().split(/[^a-z0-9]+/), ...random.pick(NOUNS).split(" ")];
    const snake = words.join("_");
    const constant = snake.toUpperCase();
    const kebab = words.join("-");
    const camel = words.map((word, index) => (index === 0 ? word : capital(word))).join("");
    const pascal = words.map(capital).join("");
    const filler = random.pick(FILLERS);
    return [
      `${constant}=${secret}`,
      `${filler}\nexport ${constant}="${secret}"\n${filler}`,
      `${constant} = "${secret}"`,
      `${snake} = '${secret}'`,
      `  ${snake}: ${secret}\n`,
      `${kebab}: "${secret}"`,
      JSON.stringify({ note: filler, [camel]: secret, more: 1 }),
      JSON.stringify({ [snake]: secret }, undefined, 2),
      JSON.stringify({ body: JSON.stringify({ [camel]: secret }) }),
      `<config><${camel}>${secret}</${camel}></config>`,
      `<add name="${pascal}" value="${secret}" />`,
      `[default]\n${snake} = ${secret}\nregion = eu\n`,
      `const ${camel} = "${secret}";`,
      `${camel} := \`${secret}\``,
      `os.Setenv("${constant}", "${secret}")`,
      `String ${camel} = "${secret}";`,
      `$config['${snake}'] => '${secret}',`,
      `os.environ["${constant}"] = "${secret}"`,
      `{ ${camel}: '${secret}' }`,
      `tool run --${kebab}=${secret} --verbose`,
      `tool run --${kebab} ${secret} ${filler}`,
      `curl -H "X-${words.map(capital).join("-")}: ${secret}" https://example.com/`,
      `https://example.com/path?${snake}=${secret}&page=2`,
      `${filler} my ${words.join(" ")} is ${secret}`,
      `${filler} The ${capital(words.join(" "))}: ${secret}, please keep it.`,
      ...codeContexts(secret, { constant, snake, camel, pascal }),
      ...nestedContexts(secret, { constant, snake, camel, pascal }, capital(words.join(" "))),
      ...proseContexts(secret, capital(words.join(" "))),
    ];
  };

/** The secret without a name that says what it is. */
export const plainContexts: Contexts = (secret, random) => {
  const filler = random.pick(FILLERS);
  return [
    secret,
    `${filler} ${secret} ${filler}`,
    `"${secret}"`,
    `'${secret}',`,
    `(${secret})`,
    `Please use ${secret}, not the old one.`,
    `value=${secret}`,
    `value: ${secret}\n`,
    `https://example.com/path?value=${secret}&page=2`,
    `https://example.com/?value=${encodeURIComponent(" ")}${secret}`,
    JSON.stringify({ text: filler, value: secret }),
    JSON.stringify({ body: JSON.stringify({ text: `${filler}\n${secret}\n`, value: secret }) }),
    `${filler}\\n${secret}\\n${filler}`,
    `2026-03-04T05:06:07.123Z ERROR [main] request failed: ${secret} (attempt 2)`,
    `\`${secret}\``,
    `\`\`\`\n${secret}\n\`\`\`\n`,
    `<value>${secret}</value>`,
    `| one | ${secret} |`,
    `a,${secret},b`,
    `Bearer ${secret}`,
  ];
};

export const bothContexts =
  (name: string): Contexts =>
  (secret, random) => [...namedContexts(name)(secret, random), ...plainContexts(secret, random)];
