import type { Random } from "../random.ts";
import { HEX, LOWER } from "../random.ts";
import type { BenignSource } from "./benign-text.ts";
import { expand, many } from "./grammar.ts";
import { names } from "./names.ts";

const lines = (random: Random, line: string, min: number, max: number): string =>
  many(min, max, random, () => expand(line, names, random)).join("\n");

const one =
  (...texts: readonly string[]) =>
  (random: Random): string =>
    expand(random.pick(texts), names, random);

const svgPath = (random: Random): string =>
  many(8, 40, random, () => {
    const number = (): string => (random.next() * 48 - 24).toFixed(random.integer(0, 3));
    return (
      random.pick(["M", "L", "c", "a", "h", "v", "z", "q"]) +
      [number(), number(), number()].join(random.pick([" ", ","]))
    );
  }).join("");

/** With arcs, and numbers that only a dot parts: `a.75.75 0 1 0-1.06 1.06`. */
const iconPath = (random: Random): string =>
  many(6, 24, random, () => {
    const number = (): string => (random.next() * 9).toFixed(random.integer(1, 3)).replace(/^0/, "");
    const flags = `0 ${random.integer(0, 1)} ${random.integer(0, 1)}`;
    const part = random.pick([`a${number()}${number()} ${flags} `, random.pick(["c", "l", "h", "v", ""])]);
    return part + many(1, 6, random, number).join(random.pick([" ", "", "-"]));
  }).join(" ");

const minified = (random: Random): string =>
  `!function(){"use strict";${many(10, 60, random, () => {
    const letter = (): string => random.text(LOWER, 1);
    return `var ${letter()}=${letter()}(${random.integer(0, 9999)}),${letter()}${letter()}=function(${letter()},${letter()}){return ${letter()}.${letter()}${letter()}(${letter()}>>>${random.integer(1, 31)}^0x${random.text(HEX, 8)})};`;
  }).join("")}}();//# sourceMappingURL=index.${random.text(HEX, 8)}.js.map`;

const hexDump = (random: Random): string =>
  many(4, 16, random, (row) => {
    const bytes = Array.from({ length: 16 }, () => random.text(HEX, 2));
    const shown = bytes.map((byte) =>
      /^[2-7]/.test(byte) && byte !== "7f" ? String.fromCodePoint(Number.parseInt(byte, 16)) : ".",
    );
    return `${(row * 16).toString(16).padStart(8, "0")}  ${bytes.slice(0, 8).join(" ")}  ${bytes.slice(8).join(" ")}  |${shown.join("").replaceAll("@", ".")}|`;
  }).join("\n");

export const technical: readonly BenignSource[] = [
  {
    sort: "log: json",
    make: (random) =>
      lines(
        random,
        '{"level":"‹info|warn|error›","time":«epochMs»,"pid":«nn»,"trace_id":"«trace»","span_id":"«span»","msg":"«text»","req":{"id":"«uuid»","method":"‹GET|POST›","url":"/v«n»/«word»s/«big»"},"ms":«ms»}',
        2,
        12,
      ),
  },
  {
    sort: "log: text",
    make: (random) =>
      lines(
        random,
        "«stamp» ‹INFO|WARN|ERROR|DEBUG› [‹main|worker-«n»|http-nio-«nn»›] c.e.«word».«Pascal» - ‹«text»|token refreshed in «ms» ms|password check failed for user «nn»|authorization succeeded (session «uuid»)|invalid api key: ***|GET /«word»s/«big» 200 «ms»ms|Bearer token missing|secret «kebab» mounted at /run/secrets/«word»›",
        3,
        25,
      ),
  },
  {
    sort: "log: access",
    make: (random) =>
      lines(
        random,
        '- - [«nn»/Mar/2026:«time» +0000] "GET /«word»/«slug»?page=«n»&sort=«word» HTTP/1.1" 200 «big» "-" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1«n»«n».0.0.0 Safari/537.36"',
        2,
        10,
      ),
  },
  {
    sort: "log: kernel",
    make: (random) =>
      lines(
        random,
        '[«nn».«big»] ‹usb «n»-«n»: new high-speed USB device number «n» using xhci_hcd|EXT4-fs (sda«n»): mounted filesystem «uuid» r/w|audit: type=1400 audit(«epoch».«nn»:«nn»): apparmor="STATUS"|CPU«n»: Core temperature above threshold›',
        3,
        15,
      ),
  },
  {
    sort: "stack trace",
    make: one(
      'Traceback (most recent call last):\n  File "/app/«file»", line «nn», in «snake»\n    return self._client.request(«word», token=token)\n  File "/usr/lib/python3.12/site-packages/«word»/«word».py", line «nn», in «snake»\n    raise AuthenticationError("Invalid API key provided")\n«word».AuthenticationError: Invalid API key provided (request id: req_«md5»)\n',
      "TypeError: Cannot read properties of undefined (reading 'password')\n    at «camel» (/app/src/«file»:«nn»:«nn»)\n    at async Object.«camel» (file:///app/node_modules/«package»/dist/index.js:«nn»:«nn»)\n    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)\n",
      'Exception in thread "main" java.lang.IllegalStateException: «text»\n\tat com.example.«word».«Pascal».«camel»(«Pascal».java:«nn»)\n\tat java.base/java.lang.Thread.run(Thread.java:1583)\nCaused by: javax.crypto.BadPaddingException: Given final block not properly padded\n\t... «nn» more\n',
      "panic: runtime error: index out of range [«n»] with length «n»\n\ngoroutine «nn» [running]:\nmain.(*«Pascal»).«Pascal»(0xc000«short», {0x«span», 0x«n»})\n\t/go/src/«file»:«nn» +0x1a4\nexit status 2\n",
    ),
  },
  {
    sort: "diff",
    make: (random) =>
      expand(
        'diff --git a/«file» b/«file»\nindex «short»..«short» 100644\n--- a/«file»\n+++ b/«file»\n@@ -«nn»,«n» +«nn»,«n» @@ function «camel»(password) {\n-  const token = «placeholder»;\n+  const token = process.env.TOKEN;\n   return «camel»(token, { retries: «n» });\n-  password: "«placeholder»",\n+  password: config.password,\ncommit «git»\nMerge: «short» «short»\nDate: Tue Mar «n» «time» 2026 +0100\n',
        names,
        random,
      ),
  },
  {
    sort: "svg",
    make: (random) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#0${random.text(HEX, 5)}" d="${svgPath(random)}"/></svg>`,
  },
  {
    sort: "icon",
    make: (random) =>
      `<svg viewBox="0 0 24 24" stroke-width="1.5"><path d="M12 9v3.75m9-.75a9 9 0 11-18 0 9 9 0 0118 0z${iconPath(random)}a2 2 0 00-2-2 2 2 0 01-2-2z"/></svg>`,
  },
  {
    sort: "log: blocks and packages",
    make: (random) =>
      lines(
        random,
        "‹«stamp» INFO dfs.FSDataset: Deleting block blk_‹-›«snowflake»«n» file /mnt/«word»|Session: «big»_«nn» Package_for_KB«big»~31bf3856ad364e35~amd64~~6.1.1.«n»|Collecting nvidia-cudnn-cu11==8.«n».0.96|challenge «nano»-«epoch»-1.0.1.1-_«nano»|SAML core (4.1.4.«n»), OIDC Core 3.1.3.7, Gateway 3.4.0.0›",
        2,
        9,
      ),
  },
  { sort: "minified", make: minified },
  { sort: "hex dump", make: hexDump },
  {
    sort: "docker",
    make: one(
      "FROM node:24-alpine@«digest» AS build\nARG NPM_TOKEN\nENV «secretname»=\nWORKDIR /app\nCOPY package.json pnpm-lock.yaml ./\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN pnpm install --frozen-lockfile\n",
      "«short»: Pull complete\n«short»: Already exists\nDigest: «digest»\nStatus: Downloaded newer image for «word»/«word»:«n».«n»\nCONTAINER ID   IMAGE   STATUS\n«short»00   «word»:«n».«n»   Up «n» hours\n",
    ),
  },
  {
    sort: "latex",
    make: one(
      "\\begin{equation}\\label{eq:«word»}\n  \\mathcal{L}(\\theta) = -\\sum_{i=1}^{«n»} y_i \\log \\hat{y}_i + \\frac{\\lambda}{«n»}\\lVert\\theta\\rVert_2^2\n\\end{equation}\nwhere $\\lambda = «float»$ and $x \\in \\mathbb{R}^{«nn»\\times «nn»}$~\\cite{«word»20«nn»}.\n",
      "\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n\\title{On «text»}\n\\begin{document}\\maketitle\\section{«Word»}\\end{document}\n",
    ),
  },
  {
    sort: "url",
    make: (random) =>
      lines(
        random,
        "https://«host»/«word»/«slug»?id=«big»&v=«version»&ref=«short»&sort=-created_at#section-«n».«n»",
        1,
        8,
      ),
  },
  {
    sort: "documentation",
    make: one(
      "## Authentication\n\nSend your key in the `Authorization` header:\n\n```http\nGET /v«n»/«word»s HTTP/1.1\nAuthorization: Bearer «placeholder»\nX-API-Key: <your-api-key>\n```\n\nThe key starts with `sk-` and is shown once. A `401` means that the token is invalid or expired.\n",
      "| Variable | Default | Meaning |\n|---|---|---|\n| `«secretname»` | *required* | API key of the «word» |\n| `«CONST»_TIMEOUT_MS` | `«big»` | milliseconds |\n| `DATABASE_URL` | `postgres://user:password@localhost/«word»` | where data goes |\n".replace(
        "postgres://user:password@localhost/«word»",
        "sqlite:///«word».db",
      ),
      "### `password` (`string`)\n\nThe password of the user. Must be at least «n» characters.\n\n### `token` (`string | undefined`)\n\nA token as `createToken()` returns it. Default: `undefined`.\n\n### `secret` (`KeyObject`)\n\nSee [«Word»](https://«host»/docs/«kebab»).\n",
      "1. Go to **Settings > API keys** and click *Create new secret key*.\n2. Copy the key and set it: `export «secretname»=<your key>`.\n3. Restart the server. The token is valid for «n» days.\n",
    ),
  },
  {
    sort: "changelog",
    make: (random) =>
      `## ${expand("«n».«n».«nn» («date»)", names, random)}\n\n${lines(random, "- ‹fix|feat|perf›(«word»): «text» ([#«big»](https://github.com/«word»/«word»/pull/«big»)) ([«short»](https://github.com/«word»/«word»/commit/«git»))", 2, 9)}\n`,
  },
  {
    sort: "http",
    make: one(
      'HTTP/2 200\ncontent-type: application/json; charset=utf-8\ndate: Tue, 03 Mar 2026 «time» GMT\netag: W/"«short»-«nn»"\nx-request-id: «uuid»\nx-ratelimit-remaining-tokens: «big»\ncf-ray: «span»-FRA\nstrict-transport-security: max-age=31536000; includeSubDomains\n',
    ),
  },
  {
    sort: "assembler",
    make: (random) =>
      lines(
        random,
        "  «short»:\t48 8b «n»f «n»a\tmov    ‹rax|rdi|rsi›,QWORD PTR [rip+0x«short»]        # «short» <«snake»@plt>",
        4,
        16,
      ),
  },
];
