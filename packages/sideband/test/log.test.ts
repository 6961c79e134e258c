import { diag, DiagLogLevel } from "@opentelemetry/api";
import { answer, CollectorServer } from "@sideband/testing-utils";
import { afterEach, describe, expect, it, vi } from "vitest";

import { type Configuration, start, unaccounted } from "../src/index.ts";
import { wrapOpenAI } from "../src/openai.ts";
import { running } from "../src/running.ts";
import { cleanEnvironment } from "./support/clean-environment.ts";
import { quiet } from "./support/quiet.ts";

cleanEnvironment();

const VARIABLE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

afterEach(async () => {
  await running.telemetry?.shutdown();
  vi.restoreAllMocks();
});

const sendingTo = (collector: CollectorServer, more: Configuration = {}): Configuration => ({
  exporter: { endpoint: collector.url },
  ...more,
});

const frozen = () => ({ chat: { completions: Object.freeze({ create: () => "Hi" }) } });
const UNTRACEABLE = "this client takes no new methods (frozen?); calls of chat.completions.create are not traced";

describe("the log of start()", () => {
  it("hears of a loss once, with its reason, and of the total", async () => {
    const collector = await CollectorServer.start();
    await collector.close();
    const { lines, log } = quiet();
    const telemetry = start(sendingTo(collector, { log, queue: { maxBatchSpans: 1 } }));
    for (const name of ["a", "b"]) telemetry.tracer.startSpan(name).end();
    await telemetry.shutdown();

    const why = `${collector.tracesUrl}: The connection failed: ECONNREFUSED`;
    expect(lines.map((line) => line.replace(/\d{4}-\S+?Z/, "<time>"))).toEqual([
      `Losing spans since <time>: export_failed (${why}). A total follows when it stops.`,
      "Lost 2 spans since <time>: export_failed.",
    ]);
    expect(telemetry.ledger.snapshot().dropped.export_failed).toBe(2);
    expect(unaccounted(telemetry.ledger.snapshot())).toBe(0);
  });

  it.each([
    ["a part", answer.partialSuccess(1, "too old"), /^Partial success of .*: 1 of 2 rejected: too old; 1 lost$/, 1],
    ["all", answer.status(400), /^Export to .*: The receiver answered 400: Bad Request; 2 lost$/, 2],
  ])("hears that the receiver refuses %s", async (_, script, line, rejected) => {
    await using collector = await CollectorServer.start({ script });
    const { lines, log } = quiet();
    const telemetry = start(sendingTo(collector, { log }));
    for (const name of ["a", "b"]) telemetry.tracer.startSpan(name).end();
    await telemetry.flush();

    expect(lines).toEqual([expect.stringMatching(line)]);
    expect(telemetry.ledger.snapshot()).toMatchObject({ exported: 2 - rejected, rejected });
  });

  it("is its own, while an earlier telemetry still closes", async () => {
    await using collector = await CollectorServer.start({
      script: [answer.partialSuccess(1, "of the first"), answer.partialSuccess(1, "of the second")],
    });
    const [before, after] = [quiet(), quiet()];
    const first = start(sendingTo(collector, { log: before.log }));
    first.tracer.startSpan("a").end();
    const closed = first.shutdown();
    const second = start(sendingTo(collector, { log: after.log }));
    await closed;
    second.tracer.startSpan("b").end();
    await second.shutdown();

    expect(before.lines[0]).toMatch(/of the first/);
    expect(after.lines[0]).toMatch(/of the second/);
    expect([...before.lines, ...after.lines].filter((line) => line.includes("rejected"))).toHaveLength(2);
  });

  it("hears of what the llm tracer could not do", async () => {
    await using collector = await CollectorServer.start();
    const { lines, log } = quiet();
    const telemetry = start(sendingTo(collector, { log }));
    const stream = telemetry.llm.stream(
      { provider: "acme" },
      async function* chunks() {
        yield 1;
      },
      () => {
        throw new Error("my secret");
      },
    );
    for await (const chunk of stream) expect(chunk).toBe(1);

    expect(lines).toEqual(["the `read` callback of a stream threw Error; the application is not affected"]);
  });

  it("hears of a client that cannot be traced; before start() and after it, the console does", async () => {
    await using collector = await CollectorServer.start();
    const warn = vi.spyOn(console, "warn").mockReturnValue(undefined);
    wrapOpenAI(frozen());
    expect(warn.mock.calls).toEqual([[`sideband: ${UNTRACEABLE}`]]);

    const { lines, log } = quiet();
    const telemetry = start(sendingTo(collector, { log }));
    wrapOpenAI(frozen());
    expect(lines).toEqual([UNTRACEABLE]);

    await telemetry.shutdown();
    wrapOpenAI(frozen());
    expect(warn).toHaveBeenCalledTimes(2);
    expect(lines).toHaveLength(1);
  });

  it("hears once of a variable that cannot be read, however many clients are wrapped", async () => {
    await using collector = await CollectorServer.start();
    vi.stubEnv(VARIABLE, "NOWHERE");
    const create = (): string => "Hi";
    const early = wrapOpenAI({ chat: { completions: { create } } });
    const { lines, log } = quiet();
    start(sendingTo(collector, { log }));
    for (const client of [early, wrapOpenAI({ chat: { completions: { create } } })]) client.chat.completions.create();

    expect(lines).toEqual([expect.stringContaining(VARIABLE)]);
  });

  it("takes the place of the global diagnostic logger, which is left alone", async () => {
    await using collector = await CollectorServer.start({ script: [answer.partialSuccess(1), answer.status(503)] });
    const told = vi.fn<(...message: unknown[]) => void>();
    diag.setLogger({ error: told, warn: told, info: told, debug: told, verbose: told }, DiagLogLevel.WARN);
    try {
      const { lines, log } = quiet();
      const telemetry = start(sendingTo(collector, { log, queue: { maxBatchSpans: 1 } }));
      wrapOpenAI(frozen());
      for (const name of ["a", "b"]) telemetry.tracer.startSpan(name).end();
      await telemetry.flush();
      diag.warn("of another library");
      await telemetry.shutdown();
      diag.warn("after the shutdown");

      expect(lines).toHaveLength(5); // the client, two beginnings, and two totals
      expect(told.mock.calls).toEqual([["of another library"], ["after the shutdown"]]);
    } finally {
      diag.disable();
    }
  });

  it("does not hear what others tell the global diagnostic logger", async () => {
    const { lines, log } = quiet();
    start({ log });
    diag.error("of another library");
    diag.error("@sideband/exporter", "of an exporter of the application's");
    expect(lines).toEqual([]);
  });

  it("may throw", async () => {
    await using collector = await CollectorServer.start({ script: [answer.partialSuccess(1), answer.status(503)] });
    const log = (): never => {
      throw new Error("the disk is full");
    };
    const telemetry = start(sendingTo(collector, { log, queue: { maxBatchSpans: 1 } }));
    wrapOpenAI(frozen());
    for (const name of ["a", "b"]) telemetry.tracer.startSpan(name).end();
    await telemetry.shutdown();
    expect(telemetry.ledger.snapshot()).toMatchObject({ rejected: 1, dropped: { export_failed: 1 } });
  });
});
