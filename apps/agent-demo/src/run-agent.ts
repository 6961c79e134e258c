import OpenAI from "openai";
import { SpanRecorder } from "@sideband/testing-utils";
import { start } from "sideband";
import { wrapOpenAI } from "sideband/openai";

import { type AgentRun, SupportAgent } from "./agent.ts";
import type { Evidence } from "./evidence.ts";
import type { ModelProvider } from "./model-provider.ts";
import type { Receiver } from "./receiver.ts";
import { KEY_IN_PROMPT } from "./scenario.ts";
import type { Terminal } from "./terminal.ts";
import { tracedSpan } from "./traced-span.ts";

export interface RunOptions {
  readonly provider: ModelProvider;
  readonly receiver: Receiver;
  readonly terminal: Terminal;
  /** Whether spans are batched and exported in this thread. */
  readonly inline: boolean;
}

/** The application: starts telemetry, lets the agent handle every ticket, and shuts down. */
export const runAgent = async ({ provider, receiver, terminal, inline }: RunOptions): Promise<Evidence> => {
  const recorder = new SpanRecorder();
  const telemetry = start({
    service: { name: "agent-demo" },
    exporter: { endpoint: receiver.endpoint },
    spanProcessors: [recorder],
    captureContent: "none",
    thread: { own: !inline },
  });
  const client = new OpenAI({ apiKey: provider.apiKey, ...(provider.baseUrl && { baseURL: provider.baseUrl }) });
  const agent = new SupportAgent({ openai: wrapOpenAI(client), llm: telemetry.llm, model: provider.model });

  const runs: AgentRun[] = [];
  for (const ticket of provider.tickets) {
    const run = await agent.handle(ticket);
    terminal.line(`  a customer ${ticket.title} ${terminal.paint("dim", `… ${run.outcome}`)}`);
    runs.push(run);
  }
  await telemetry.shutdown();

  const secrets = { "the key in the prompt": KEY_IN_PROMPT, "the key of the client": provider.apiKey };
  const collector = await receiver.evidence(secrets);
  const script = await provider.evidence();
  return {
    runs,
    made: recorder.spans().map((span) => tracedSpan(span)),
    open: recorder.openSpans().length,
    ledger: telemetry.ledger.snapshot(),
    ...(collector !== undefined && { collector }),
    ...(script !== undefined && { script }),
  };
};
