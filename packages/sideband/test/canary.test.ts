import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { SpanStatusCode, TraceFlags } from "@opentelemetry/api";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { OffThreadSpanProcessor } from "@sideband/core";
import { LlmTracer } from "@sideband/llm-tracing";
import { answer, CollectorServer, FakeProvider, reply } from "@sideband/testing-utils";
import OpenAI from "openai";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { wrapOpenAI } from "../src/openai.ts";
import type { CanaryPipelineOptions } from "./support/canary-pipeline.ts";
import { cleanEnvironment } from "./support/clean-environment.ts";

cleanEnvironment();

// Put together here, as scanners of repositories would take them for real ones.
const CANARIES: Readonly<Record<string, string>> = {
  openai: ["sk", "proj", "Zx8Qw2Er5Ty7Ui9Op1As3Df6Gh4Jk0"].join("-"),
  github: ["ghp", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0iL3o6R"].join("_"),
  email: "canary.bird@coal-mine.example.com",
  card: "5500 0055 5555 5559",
  password: "tr0ub4dor-and-3-staples",
};

const URL_WITH_PASSWORD = `postgres://app:${CANARIES["password"]}@db.internal/shop`;

const everything = `${Object.values(CANARIES).slice(0, -1).join(" and ")} at ${URL_WITH_PASSWORD}.`;

let directory: string;
let said: string[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "sideband-canary-"));
  said = [];
  for (const method of ["log", "warn", "error", "info", "debug"] as const)
    vi.spyOn(console, method).mockImplementation((...all: unknown[]) => void said.push(all.map(String).join(" ")));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(directory, { recursive: true });
});

/** A model call with secrets in prompt, answer, tool call and error, and a span that has them wherever it can. */
const work = async (provider: TracerProvider, log: (line: string) => void): Promise<void> => {
  await using models = await FakeProvider.start({
    script: [
      reply.text(`You said: ${everything}`),
      reply.toolCalls([{ name: "look_up", arguments: { of: everything } }]),
      reply.status(400, { message: `Refused: ${everything}`, code: "invalid_prompt" }),
    ],
  });
  const llm = new LlmTracer({ tracerProvider: provider, captureContent: "span", contentAs: "structure", log });
  const openai = wrapOpenAI(new OpenAI({ apiKey: "none", baseURL: models.url, maxRetries: 0 }), { llm });
  const ask = (content: string): Promise<unknown> =>
    openai.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content }] });
  await ask(everything);
  llm.tool({ name: "look_up", arguments: { deep: [{ of: everything }] } }, () => ({ found: [everything] }));
  await ask("Look it up.");
  await expect(ask(everything)).rejects.toThrow("Refused");

  const span = provider.getTracer("app").startSpan(`asks with ${everything}`, {
    attributes: { plain: everything, list: [everything], [`key of ${everything}`]: "value" },
    links: [
      {
        context: { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: TraceFlags.SAMPLED },
        attributes: { linked: everything },
      },
    ],
  });
  span.addEvent(`event of ${everything}`, { detail: JSON.stringify({ nested: [{ of: everything }] }) });
  span.recordException(new Error(`failed with ${everything}`));
  span.setStatus({ code: SpanStatusCode.ERROR, message: `status of ${everything}` });
  span.end();
};

/** As far as it goes: what follows in the file is no part of it, and three bytes can look like a beginning by chance. */
const inflated = (bytes: Buffer): string => {
  try {
    return gunzipSync(bytes).toString("latin1");
  } catch (error) {
    return `not compressed: ${String(error)}`;
  }
};

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);

/** What stands in a file, and in whatever lies in it compressed. */
const contentOf = (bytes: Buffer): string => {
  const texts = [bytes.toString("latin1")];
  for (let at = bytes.indexOf(GZIP_MAGIC); at >= 0; at = bytes.indexOf(GZIP_MAGIC, at + 1)) {
    texts.push(inflated(bytes.subarray(at)));
  }
  return texts.join("\n");
};

/** What stands in all files below a directory. */
const filesBelow = async (folder: string): Promise<string> => {
  const texts: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) texts.push(contentOf(await readFile(join(entry.parentPath, entry.name))));
  return texts.join("\n");
};

interface Place {
  readonly where: string;
  readonly answers: Parameters<CollectorServer["answerWith"]>[0];
  readonly options: () => Partial<CanaryPipelineOptions>;
  /** What lies there in the end. */
  readonly read: (collector: CollectorServer) => Promise<string>;
}

const wire = (collector: CollectorServer): Promise<string> =>
  Promise.resolve(
    collector
      .requests()
      .map(({ body }) => Buffer.from(body ?? []).toString("latin1"))
      .join("\n"),
  );

const places: readonly Place[] = [
  { where: "the bytes on the wire", answers: answer.accept(), options: () => ({}), read: wire },
  {
    where: "the bytes that are refused",
    answers: answer.status(400, { message: "no" }),
    options: () => ({}),
    read: wire,
  },
  {
    where: "the files of the spool",
    answers: answer.status(503),
    options: () => ({ directory }),
    read: () => filesBelow(directory),
  },
  {
    where: "the fallback's file",
    answers: answer.status(503),
    options: () => ({ path: join(directory, "spans.jsonl") }),
    read: () => filesBelow(directory),
  },
];

const run = async ({ answers, options, read }: Place, redacted: boolean): Promise<string> => {
  await using collector = await CollectorServer.start({ script: answers });
  const log = (line: string): void => void said.push(line);
  const processor = new OffThreadSpanProcessor<CanaryPipelineOptions>({
    pipeline: new URL("support/canary-pipeline.ts", import.meta.url),
    pipelineOptions: { url: collector.tracesUrl, redacted, ...options() },
    log,
  });
  const provider = new TracerProvider({ spanProcessors: [processor] });
  await work(provider, log);
  await provider.shutdown();
  return await read(collector);
};

const leaked = (text: string): string[] => Object.keys(CANARIES).filter((name) => text.includes(CANARIES[name] ?? ""));

describe.each(places)("$where", (place) => {
  it("hold what was said, and none of the secrets; nor does any log", async () => {
    const text = await run(place, true);

    for (const label of ["[OPENAI_KEY]", "[GITHUB_TOKEN]", "[EMAIL]", "[CARD_NUMBER]"]) expect(text).toContain(label);
    expect(text).toContain("You said: ");
    expect(leaked(text)).toEqual([]);
    expect(leaked(said.join("\n"))).toEqual([]);
  });

  it("would hold them all without redaction", async () => {
    expect(leaked(await run(place, false))).toEqual(Object.keys(CANARIES));
  });
});
