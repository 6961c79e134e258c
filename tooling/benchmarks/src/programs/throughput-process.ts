import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { SendingSpanExporter } from "@sideband/core";
import { DiskSpool, OtlpHttpSpanExporter, ResilientSpanExporter } from "@sideband/exporter";

import { encodedBatch, llmSpans } from "../spans.ts";
import type { ExportResult } from "./export-result.ts";
import type { ExporterVariant } from "./exporter-variant.ts";
import { meterProcess, type ProcessUse } from "./process-meter.ts";
import { answerQuestions, taskOf } from "./run-program.ts";

export interface ThroughputTask {
  readonly variant: ExporterVariant;
  readonly url: string;
  /** Of a turn. */
  readonly seconds: number;
}

export interface ThroughputTurn {
  /** How many spans it sent. */
  readonly measured: number;
  readonly elapsedMs: number;
  readonly use: ProcessUse;
}

const BATCH_SPANS = 512;

/** As many as an off-thread pipeline has on their way. */
const AT_ONCE = 8;

const { variant, url, seconds } = taskOf<ThroughputTask>();

const makeExporter = (): SendingSpanExporter => {
  const primary = new OtlpHttpSpanExporter({ url });
  if (variant === "plain") return primary;
  const directory = mkdtempSync(join(tmpdir(), "sideband-benchmark-"));
  return new ResilientSpanExporter({ primary, spool: new DiskSpool({ directory }) });
};

// An exporter that gets encoded batches as fast as the receiver takes them.
const exporter = makeExporter();
const batch = encodedBatch(llmSpans(BATCH_SPANS));
const signal = new AbortController().signal;
let made = 0;

const turn = async (): Promise<ThroughputTurn> => {
  const read = meterProcess();
  const startedMs = performance.now();
  const endMs = startedMs + seconds * 1000;
  let measured = 0;
  const keepSending = async (): Promise<void> => {
    while (performance.now() < endMs) {
      const { sent } = await exporter.send(batch, signal);
      if (sent !== BATCH_SPANS) throw new Error("a healthy receiver took only a part");
      measured += sent;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepSending));
  made += measured;
  return { measured, elapsedMs: performance.now() - startedMs, use: read() };
};

const end = async (): Promise<ExportResult> => {
  await exporter.shutdown();
  return { made, books: null };
};

answerQuestions({ turn, end });
