import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

import { LlmTracer } from "@sideband/llm-tracing";
import { wrapOpenAI } from "@sideband/llm-tracing/openai";
import OpenAI from "openai";

import { booksOf, type ExportResult } from "./export-result.ts";
import { runProgram } from "./run-program.ts";
import { type Stall, meterStall } from "./stall-meter.ts";
import { startTelemetry, type Telemetry } from "./telemetry.ts";
import { type Script, textPool } from "./text-pool.ts";
import type { Variant } from "./variant.ts";

export interface CallsTask {
  /** `none`: the client as it is. */
  readonly variant: Exclude<Variant, "made"> | "none";
  readonly url: string;
  readonly providerUrl: string;
  readonly script: Script;
  /** Whether all calls of a burst begin in one turn of the event loop, or each in a turn of its own. */
  readonly start: "together" | "in turns";
  readonly calls: number;
  /** In UTF-16 units. */
  readonly promptLength: number;
  readonly bursts: number;
}

export interface CallsResult extends ExportResult {
  /** One per burst. */
  readonly stalls: readonly Stall[];
}

const call = async (client: OpenAI, content: string): Promise<void> => {
  const messages = [{ role: "user" as const, content }];
  const stream = await client.chat.completions.create({ model: "gpt-4o", stream: true, messages });
  let answer = "";
  for await (const chunk of stream) answer += chunk.choices[0]?.delta.content ?? "";
  if (answer === "") throw new Error("Expected an answer of the provider, got none");
};

const burst = async (client: OpenAI, prompts: readonly string[], start: CallsTask["start"]): Promise<void> => {
  const running: Promise<void>[] = [];
  for (const prompt of prompts) {
    if (start === "in turns") await nextTurn();
    running.push(call(client, prompt));
  }
  await Promise.all(running);
};

/** How long it is quiet before a burst, in milliseconds: what the one before left to be collected is over. */
const PAUSE_MS = 300;

const traced = (client: OpenAI, { provider, contentAs }: Telemetry): OpenAI =>
  wrapOpenAI(client, { llm: new LlmTracer({ tracerProvider: provider, captureContent: "span", contentAs }) });

/** An application that asks a model much, and many times at once; the first burst is not measured. */
const calls = async (task: CallsTask): Promise<CallsResult> => {
  const prompts = textPool({ count: task.calls, length: task.promptLength, script: task.script });
  const telemetry = task.variant === "none" ? undefined : startTelemetry(task.variant, task.url);
  const plain = new OpenAI({ baseURL: task.providerUrl, apiKey: "sk-benchmark", maxRetries: 0 });
  const client = telemetry === undefined ? plain : traced(plain, telemetry);
  const stalls: Stall[] = [];
  for (let index = 0; index <= task.bursts; index++) {
    await sleep(PAUSE_MS);
    const read = await meterStall();
    await burst(client, prompts, task.start);
    await telemetry?.provider.forceFlush(); // or the export would come seconds later, and be no part of this
    const stall = read();
    if (index > 0) stalls.push(stall);
  }
  await telemetry?.provider.shutdown();
  const ledger = telemetry?.ledger;
  const made = telemetry === undefined ? 0 : task.calls * (task.bursts + 1);
  return { made, books: ledger ? booksOf(ledger.snapshot()) : null, stalls };
};

await runProgram(calls);
