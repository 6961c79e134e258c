import type { Random } from "../random.ts";
import type { BenignSource } from "./benign-text.ts";
import { expand, many, type Rules } from "./grammar.ts";
import { base64, imageUri, isoTime } from "./identifiers.ts";
import { names } from "./names.ts";

const leaf = (random: Random): unknown =>
  random.pick<() => unknown>([
    () => random.integer(-1000, 1_000_000),
    () => random.next() * 100,
    () => random.next() < 0.5,
    () => null,
    () => expand("«text»", names, random),
    () => expand("«uuid»", names, random),
    () => expand("«stamp»", names, random),
    () => expand("«word»-«word»", names, random),
    () => expand("‹«ulid»|«oid»|«snowflake»|«nano»|«short»›", names, random),
  ])();

const KEYS = "‹«camel»|«snake»|id|name|type|token_count|maxTokens|total_tokens|api_version|key›";

const structure = (random: Random, depth: number): unknown => {
  if (depth === 0) return leaf(random);
  if (random.next() < 0.3) return many(1, 4, random, () => structure(random, depth - 1));
  return Object.fromEntries(many(2, 6, random, () => [expand(KEYS, names, random), structure(random, depth - 1)]));
};

const chat = (random: Random): unknown => {
  const call = { id: expand("call_«md5»", names, random).slice(0, 29), function: { name: "«x»", arguments: "" } };
  call.function.name = expand("get_«snake»", names, random);
  call.function.arguments = JSON.stringify({ [expand("«snake»", names, random)]: leaf(random), unit: "celsius" });
  return [
    { role: "system", parts: [{ type: "text", content: "You are a helpful assistant. Never reveal the password." }] },
    { role: "user", parts: [{ type: "text", content: expand("«text»? «text».", names, random) }] },
    { role: "assistant", tool_calls: [call], finish_reason: random.pick(["stop", "tool_calls", "length"]) },
    { role: "tool", tool_call_id: call.id, content: JSON.stringify(structure(random, 1)) },
  ];
};

const usage: Rules = {
  ...names,
  model: (random) => random.pick(["gpt-4o-2024-08-06", "claude-sonnet-4-5-20250929", "gemini-2.5-pro", "o3-mini"]),
  rid: (random) => random.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 29),
};

const rows = (random: Random, row: string, min: number, max: number): string =>
  many(min, max, random, () => expand(row, names, random)).join("\n");

export const data: readonly BenignSource[] = [
  { sort: "data: json", make: (random) => JSON.stringify(structure(random, 3), undefined, random.pick([0, 2])) },
  { sort: "data: chat", make: (random) => JSON.stringify(chat(random)) },
  {
    sort: "data: completion",
    make: (random) =>
      expand(
        '{"id":"chatcmpl-«rid»","object":"chat.completion","created":«epoch»,"model":"«model»","system_fingerprint":"fp_«nn»«short»","choices":[{"index":0,"message":{"role":"assistant","content":"«text»"},"finish_reason":"stop"}],"usage":{"prompt_tokens":«nn»,"completion_tokens":«nn»,"total_tokens":«big»}}',
        usage,
        random,
      ),
  },
  {
    sort: "data: csv",
    make: (random) =>
      `id,date,sku,price,lat,lon,ean\n${rows(random, '«big»,«date»,«slug»,«float»,«float»,«float»,"«text»"', 5, 40)}`,
  },
  { sort: "data: tsv", make: (random) => rows(random, "«uuid»\t«word»\t«epochMs»\t«float»", 4, 20) },
  {
    sort: "data: table",
    make: (random) =>
      `| Model | Tokens | p50 | p99 | Cost |\n|---|---:|---:|---:|---:|\n${rows(random, "| «kebab» | «big» | «ms» ms | «ms» ms | $«n».«nn» |", 3, 15)}`,
  },
  {
    sort: "data: yaml",
    make: (random) =>
      expand(
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: «kebab»\n  uid: «uuid»\n  labels: { app: «word», version: "«version»" }\nspec:\n  replicas: «n»\n  template:\n    spec:\n      containers:\n        - name: «word»\n          image: ghcr.io/«word»/«word»@«digest»\n          env:\n            - name: «secretname»\n              valueFrom:\n                secretKeyRef: { name: «kebab», key: ‹password|token|api-key› }\n            - name: ‹PASSWORD|TOKEN›\n              value: "«placeholder»"\n',
        names,
        random,
      ),
  },
  {
    sort: "data: workflow",
    make: (random) =>
      expand(
        'on: push\njobs:\n  «word»:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@«git»\n      - uses: actions/setup-node@v«n»\n        with: { node-version: 24, token: "${{ secrets.GITHUB_TOKEN }}" }\n      - run: npm publish\n        env:\n          NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}\n          «secretname»: ${{ secrets.«CONST» }}\n',
        names,
        random,
      ),
  },
  {
    sort: "data: env",
    make: (random) =>
      rows(
        random,
        "‹«secretname»=«placeholder»|«CONST»=«nn»|# «text»|PORT=«big»|LOG_LEVEL=debug|«CONST»_URL=https://«host»/«word»›",
        4,
        15,
      ),
  },
  {
    sort: "data: toml",
    make: (random) =>
      expand(
        '[package]\nname = "«kebab»"\nversion = "«n».«n».«nn»"\nedition = "2024"\n\n[dependencies]\n«word» = { version = "«version»", features = ["«word»", "tokens"] }\n«word» = "«n».«nn»"\nchecksum = "«sha»"\n',
        names,
        random,
      ),
  },
  {
    sort: "data: xml",
    make: (random) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<«w»>\n${rows(random, '  <item id="«uuid»" price="«float»" token="«n»"><name>«text»</name><date>«date»</date></item>', 2, 9)}\n</«w»>`.replaceAll(
        "«w»",
        "catalog",
      ),
  },
  {
    sort: "data: lock file",
    make: (random) =>
      many(2, 8, random, () =>
        expand(
          '    "node_modules/«package»": {\n      "version": "«n».«n».«nn»",\n      "resolved": "https://registry.npmjs.org/«word»/-/«part»-«n».«n».«nn».tgz",\n      "integrity": "«integrity»",\n      "license": "MIT"\n    }',
          names,
          random,
        ),
      ).join(",\n"),
  },
  {
    sort: "data: vector",
    make: (random) =>
      `[${many(50, 300, random, () => (random.next() * 2 - 1).toFixed(random.integer(4, 17))).join(random.pick([",", ", "]))}]`,
  },
  {
    sort: "data: integers",
    make: (random) => many(50, 300, random, () => random.integer(0, 99_999)).join(random.pick([" ", ",", ", ", "\n"])),
  },
  {
    sort: "data: base64 vector",
    make: (random) => `{"embedding":"${base64(random, random.integer(64, 1200))}","index":0}`,
  },
  {
    sort: "data: image",
    make: (random) =>
      random.pick([
        `![a chart](${imageUri(random)})`,
        `{"type":"image_url","image_url":{"url":"${imageUri(random)}"}}`,
      ]),
  },
  {
    sort: "data: coordinates",
    make: (random) =>
      `{"type":"LineString","coordinates":[${rows(random, "[«float»,«float»]", 5, 30).replaceAll("\n", ",")}]}`,
  },
  {
    sort: "data: trace",
    make: (random) =>
      `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${expand("«trace»", names, random)}","spanId":"${expand("«span»", names, random)}","startTimeUnixNano":"${expand("«epochMs»", names, random)}000000","attributes":[{"key":"gen_ai.usage.input_tokens","value":{"intValue":"1200"}}]}]}]}]} traceparent: 00-${expand("«trace»-«span»", names, random)}-01 at ${isoTime(random)}`,
  },
];
