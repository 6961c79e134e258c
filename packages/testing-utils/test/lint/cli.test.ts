import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { LINT_RULES } from "../../src/index.ts";
import { main } from "../../src/cli/main.ts";
import { wantsColors } from "../../src/cli/output.ts";
import { chat, failedChat, having, tool } from "./support/sound-spans.ts";
import { bytesOf, logsRequest, metricsRequest, requestOf } from "./support/otlp-json.ts";

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const run = async (
  args: readonly string[],
  files: Readonly<Record<string, AsyncIterable<Uint8Array>>> = {},
  { environment = {}, isTTY = false }: { environment?: Record<string, string>; isTTY?: boolean } = {},
): Promise<Run> => {
  const written = { out: "", err: "" };
  const code = await main({
    args,
    environment,
    stdin: files["-"] ?? bytesOf(""),
    stdout: { write: (text) => (written.out += text), isTTY },
    stderr: { write: (text) => (written.err += text) },
    version: "1.2.3",
    openFile(path) {
      const chunks = files[path];
      if (chunks === undefined)
        throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: "ENOENT" });
      return chunks;
    },
  });
  return { code, ...written };
};

const line = (...spans: Parameters<typeof requestOf>): string => JSON.stringify(requestOf(...spans));

const SOUND = line(chat, tool);
const WARNED = line(having(failedChat, { "gen_ai.response.finish_reasons": ["end_turn"] }));
const FAULTY = line(having(chat, { "gen_ai.system": "openai", "gen_ai.request.modle": "x" }), tool);

describe("lint", () => {
  it("says nothing but counts where all is well", async () => {
    const { code, out, err } = await run(["lint", "a.jsonl"], { "a.jsonl": bytesOf(`${SOUND}\n${SOUND}\n`) });

    expect({ code, out, err }).toEqual({ code: 0, out: "0 errors, 0 warnings in 4 spans.\n", err: "" });
  });

  it("shows each sort of finding with its places, and fails for errors", async () => {
    const { code, out, err } = await run(["lint", "a.jsonl", "b.jsonl"], {
      "a.jsonl": bytesOf(`${SOUND}\n${FAULTY}\n`),
      "b.jsonl": bytesOf(`${FAULTY}\n${FAULTY}\n${FAULTY}\n`),
    });

    expect(code).toBe(1);
    expect(err).toBe("");
    expect(out).toBe(`error    unknown-attribute  4 times, in spans of app
  \`gen_ai.request.modle\` does not exist
  → did you mean \`gen_ai.request.model\`?
  a.jsonl:2  chat gpt-4o  (span b7ad6b7169203331)
  b.jsonl:1  chat gpt-4o  (span b7ad6b7169203331)
  b.jsonl:2  chat gpt-4o  (span b7ad6b7169203331)
  and 1 more

warning  deprecated-attribute  4 times, in spans of app
  \`gen_ai.system\` is of an earlier generation
  → leave \`gen_ai.system\` out: \`gen_ai.provider.name\` is there
  a.jsonl:2  chat gpt-4o  (span b7ad6b7169203331)
  b.jsonl:1  chat gpt-4o  (span b7ad6b7169203331)
  b.jsonl:2  chat gpt-4o  (span b7ad6b7169203331)
  and 1 more

4 errors, 4 warnings in 10 spans.
`);
  });

  it("fails for warnings only where there are more than allowed", async () => {
    const file = { "a.jsonl": bytesOf(WARNED) };

    expect((await run(["lint", "a.jsonl"], file)).code).toBe(0);
    expect((await run(["lint", "a.jsonl", "--max-warnings", "1"], file)).code).toBe(0);
    expect((await run(["lint", "a.jsonl", "--max-warnings=0"], file)).code).toBe(1);
  });

  it("takes dialects, content and what to ignore", async () => {
    const file = {
      "a.jsonl": bytesOf(
        line(having(failedChat, { "gen_ai.system": "anthropic", "gen_ai.prompt.variable.a": "b", "gen_ai.x": 1 })),
      ),
    };
    const found = async (...args: readonly string[]): Promise<readonly string[]> => {
      const { out } = await run(["lint", "a.jsonl", "--format", "json", ...args], file);
      return (JSON.parse(out) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
    };

    expect(await found()).toEqual(["unknown-attribute", "deprecated-attribute", "content"]);
    expect(await found("--dialect", "semconv-1.41,refinement-1.0")).toEqual(["unknown-attribute", "content"]);
    expect(await found("--allow-content")).toEqual(["unknown-attribute", "deprecated-attribute"]);
    expect(await found("--ignore", "content", "--ignore", "gen_ai.x, gen_ai.sys*")).toEqual([]);
  });

  it("reads the standard input, and documents printed over several lines", async () => {
    const pretty = JSON.stringify(requestOf(having(tool, { "gen_ai.tool.name": undefined })), null, 2);
    const files = { "-": bytesOf(`\uFEFF${pretty}\r\n\r\n${pretty}\n${SOUND}\n`) };
    const { code, out } = await run(["lint", "-"], files);

    expect(code).toBe(1);
    expect(out).toContain("(standard input):1  execute_tool");
    expect(out).toContain(`(standard input):${pretty.split("\n").length + 2}  execute_tool`);
    expect(out).toContain("in 4 spans.");
  });

  it("reads a list of requests", async () => {
    const { out } = await run(["lint", "a.json"], {
      "a.json": bytesOf(`[\n${SOUND},\n${JSON.stringify(metricsRequest)}]`),
    });

    expect(out).toBe("0 errors, 0 warnings in 2 spans; 1 request of metrics passed over.\n");
  });

  it("passes other signals over, and counts them", async () => {
    const lines = [
      JSON.stringify(metricsRequest),
      JSON.stringify(logsRequest),
      SOUND,
      JSON.stringify(metricsRequest),
      "{}",
    ];
    const { code, out } = await run(["lint", "a.jsonl"], { "a.jsonl": bytesOf(lines.join("\n")) });

    expect(code).toBe(0);
    expect(out).toBe(
      "0 errors, 0 warnings in 2 spans; 2 requests of metrics passed over; 1 request of logs passed over.\n",
    );
  });

  it("says that there are no spans", async () => {
    const { code, err } = await run(["lint", "a.jsonl"], { "a.jsonl": bytesOf("") });

    expect({ code, err }).toEqual({ code: 0, err: "There are no spans.\n" });
  });

  it("holds lines with any line end that is no line feed, cut anywhere", async () => {
    const odd = line(having(chat, { "app.text": "a\u2028b\u2029c\r😀" }));
    for (const size of [1, 2, 3, 7]) {
      const { out } = await run(["lint", "a.jsonl"], { "a.jsonl": bytesOf(`${odd}\r\n${odd}`, size) });
      expect(out).toBe("0 errors, 0 warnings in 2 spans.\n");
    }
  });
});

describe("what cannot be read", () => {
  it("is said with file and line, and the rest is read all the same", async () => {
    const lines = [
      SOUND,
      FAULTY.slice(0, 400),
      "not json",
      SOUND,
      '{"a":1}',
      '[{"resourceSpans":5}]',
      '{"resourceSpans":',
      FAULTY,
    ];
    const { code, out, err } = await run(["lint", "none.jsonl", "a.jsonl"], { "a.jsonl": bytesOf(lines.join("\n")) });

    expect(code).toBe(2);
    expect(err.split("\n")).toEqual([
      expect.stringMatching(/^none.jsonl: cannot be read: ENOENT/),
      expect.stringMatching(/^a.jsonl:2: cannot be read: the JSON that begins here has no end/),
      "a.jsonl:3: cannot be read: it is no JSON",
      "a.jsonl:5: cannot be read: it has none of resourceSpans, resourceMetrics, resourceLogs",
      expect.stringMatching(/^a.jsonl:6: cannot be read: .*resourceSpans/),
      expect.stringMatching(/^a.jsonl:7: cannot be read: the JSON that begins here has no end/),
      "",
    ]);
    expect(out).toContain("1 error, 1 warning in 6 spans; 6 places that could not be read.");
  });

  it("is said of the first twenty, and counted", async () => {
    const { code, err } = await run(["lint", "a"], { a: bytesOf("x\n".repeat(50)) });

    expect(code).toBe(2);
    expect(err.split("\n")).toHaveLength(23);
    expect(err).toContain("and 30 places more\n");
  });

  it("may be no text at all, or JSON without a bottom", async () => {
    const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const lines = ['{"a":"\xff"}', `{"a":${nested}}`, `{"resourceSpans":${nested}}`, `[{"resourceSpans":${nested}}]`];
    const { code, err } = await run(["lint", "a"], { a: bytesOf(Buffer.from(lines.join("\n"), "latin1")) });

    expect(code).toBe(2);
    expect(err.split("\n")).toEqual([
      "a:1: cannot be read: it is no text",
      "a:2: cannot be read: it has none of resourceSpans, resourceMetrics, resourceLogs",
      "a:3: cannot be read: it is nested too deeply",
      "a:4: cannot be read: it is nested too deeply",
      "There are no spans.",
      "",
    ]);
  });

  it.each(["5", "null", '"resourceSpans"', "[5]", "[null]", "true"])(
    "may be JSON that is no request: %s",
    async (text) => {
      const { code, err } = await run(["lint", "a"], { a: bytesOf(text) });

      expect(code).toBe(2);
      expect(err).toContain("a:1: cannot be read: it is no object\n");
    },
  );

  it("never shows what was in it", async () => {
    const { err } = await run(["lint", "a"], {
      a: bytesOf('{"resourceSpans": sk-secret-key }\n{"key": sk-secret-key }\n'),
    });

    expect(err).toContain("a:2: cannot be read");
    expect(err).not.toContain("secret");
  });
});

describe("output", () => {
  it("is JSON for programs", async () => {
    const { out } = await run(["lint", "--format=json", "a"], { a: bytesOf(`${FAULTY}\noops\n`) });

    expect(JSON.parse(out)).toEqual({
      spans: 2,
      errors: 1,
      warnings: 1,
      ungrouped: 0,
      passedOver: {},
      unreadable: { count: 1, examples: [{ file: "a", line: 2, reason: "it is no JSON" }] },
      findings: [
        {
          rule: "unknown-attribute",
          level: "error",
          key: "gen_ai.request.modle",
          scope: "app",
          count: 1,
          examples: [
            {
              file: "a",
              line: 1,
              message: "`gen_ai.request.modle` does not exist",
              fix: "did you mean `gen_ai.request.model`?",
              span: { traceId: chat.traceId, spanId: chat.spanId, name: "chat gpt-4o", scope: "app" },
            },
          ],
        },
        expect.objectContaining({ rule: "deprecated-attribute", level: "warning" }),
      ],
    });
  });

  it("is annotations for GitHub, one line each, whatever a span is named", async () => {
    const named = having(chat, {}, { name: "100%\n::error::, \u001b[2J" });
    const { out } = await run(["lint", "--format", "github", "a,b:c"], { "a,b:c": bytesOf(line(named, named)) });

    expect(out.split("\n")[0]).toMatch(
      /^::error file=a%2Cb%3Ac,line=1,title=span-name::100%25\\u000a::error::, \\u001b\[2J: the span is named .* Fix: name the span "chat gpt-4o" \(and 1 more\)$/,
    );
    expect(out.match(/^::/gm)).toHaveLength(1);
    expect(out).toContain("2 errors, 0 warnings in 2 spans.");
  });

  it("never brings a span's control characters to the terminal", async () => {
    const named = having(chat, {}, { name: "\u001b[2J\u202e", scope: { name: "\u009b1m", version: "" } });
    const { out } = await run(["lint", "a"], { a: bytesOf(line(named)) });

    expect(out).toContain("\\u001b[2J\\u202e");
    expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });

  it("is colored at a terminal, and by FORCE_COLOR, and never with NO_COLOR", async () => {
    const colored = async (environment: Record<string, string>, isTTY: boolean): Promise<boolean> => {
      const { out } = await run(["lint", "a"], { a: bytesOf(FAULTY) }, { environment, isTTY });
      return out.includes("\u001b[31merror") && out.includes("\u001b[33mwarning");
    };

    expect(await colored({}, true)).toBe(true);
    expect(await colored({}, false)).toBe(false);
    expect(await colored({ NO_COLOR: "1" }, true)).toBe(false);
    expect(await colored({ NO_COLOR: "" }, true)).toBe(true);
    expect(await colored({ FORCE_COLOR: "1" }, false)).toBe(true);
    expect(await colored({ FORCE_COLOR: "0" }, true)).toBe(false);
    expect(await colored({ FORCE_COLOR: "1", NO_COLOR: "1" }, true)).toBe(false);
  });

  it("is not colored where nobody says that it is a terminal", () => {
    expect(wantsColors({ write: () => true }, {})).toBe(false);
  });

  it("stays small, however many sorts of findings there are", async () => {
    const strange = (from: number): string =>
      line(having(tool, Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`gen_ai.x${from + index}`, 1]))));
    const lines = [0, 300, 600, 900].map(strange);
    const { out } = await run(["lint", "--format", "json", "a"], { a: bytesOf(lines.join("\n")) });
    const { findings, ungrouped, errors } = JSON.parse(out) as {
      findings: object[];
      ungrouped: number;
      errors: number;
    };

    expect([findings.length, ungrouped, errors]).toEqual([1000, 200, 1200]);
  });
});

describe("use", () => {
  it("is explained, rule by rule", async () => {
    const { code, out } = await run(["--help"]);

    expect(code).toBe(0);
    for (const rule of Object.keys(LINT_RULES)) expect(out).toContain(`\n  ${rule} `);
    expect(await run(["lint", "-h"])).toMatchObject({ code: 0, out });
    expect(await run(["--version"])).toEqual({ code: 0, out: "1.2.3\n", err: "" });
  });

  it.each([
    [[], /^Expected the command lint, got none/],
    [["format"], /^Expected the command lint, got "format"/],
    [["lint"], /^Expected files, or - for the standard input, got none/],
    [["lint", "a", "--colour"], /--colour/],
    [["lint", "a", "--format", "xml"], /^Expected --format to be one of text, json, github, got "xml"/],
    [
      ["lint", "a", "--dialect", "semconv-1.3"],
      /to be one of genai-0.1, semconv-1.41, refinement-1.0, got "semconv-1.3"/,
    ],
    [
      ["lint", "a", "--ignore", "span-nmae"],
      /to be a rule, a key or a beginning of keys that ends in \*, got "span-nmae"/,
    ],
    [["lint", "a", "--max-warnings", "some"], /--max-warnings/],
    [["lint", "a", "--max-warnings", "1.5"], /--max-warnings/],
  ])("wrongly %o is refused", async (args, message) => {
    const { code, out, err } = await run(args, { a: bytesOf(SOUND) });

    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
  });

  it("passes faults of its own on", async () => {
    const broken: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("no code")) }),
    };
    await expect(run(["lint", "a"], { a: broken })).rejects.toThrow("no code");
  });
});

describe("as a process", () => {
  const bin = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));
  const flags = [
    "--conditions=@sideband/source",
    "--experimental-strip-types",
    "--disable-warning=ExperimentalWarning",
  ];
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lint-"));
    await writeFile(join(folder, "sound.jsonl"), `${SOUND}\n`);
    await writeFile(join(folder, "faulty.jsonl"), `${FAULTY}\n`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const spawn = (...args: readonly string[]): Promise<Run> => {
    const { NODE_OPTIONS: _, FORCE_COLOR: __, ...env } = process.env;
    return new Promise((resolve) => {
      execFile(process.execPath, [...flags, bin, ...args], { env }, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, err });
      });
    });
  };

  it("reads files, and exits with what it found", async () => {
    const [sound, faulty, none, version] = await Promise.all([
      spawn("lint", join(folder, "sound.jsonl")),
      spawn("lint", join(folder, "faulty.jsonl")),
      spawn("lint", join(folder, "none.jsonl")),
      spawn("--version"),
    ]);

    expect(sound).toEqual({ code: 0, out: "0 errors, 0 warnings in 2 spans.\n", err: "" });
    expect(faulty).toMatchObject({ code: 1, out: expect.stringContaining("unknown-attribute"), err: "" });
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining("ENOENT") });
    expect(version).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
